import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { RowProblem } from './report-types.ts'

/** Problems of a run on disk, one JSON object per line, because there may be as many as rows. */
export interface ProblemSpool {
  readonly path: string
  /** The first ones, for a page or a terminal. */
  readonly sample: readonly RowProblem[]
  readonly count: number
  add(problem: RowProblem): void
  close(): void
}

const bufferSize = 1 << 16

/** Opens a new spool; keeps the first `sampleSize` problems in memory. */
export function openSpool(path: string, sampleSize = 100): ProblemSpool {
  const file = openSync(path, 'wx', 0o600)
  const sample: RowProblem[] = []
  let buffer = ''
  let count = 0
  const flush = (): void => {
    if (buffer !== '') writeSync(file, buffer)
    buffer = ''
  }
  return {
    path,
    sample,
    get count() { return count },
    add(problem) {
      count++
      if (sample.length < sampleSize) sample.push(problem)
      buffer += `${JSON.stringify(problem, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}\n`
      if (buffer.length > bufferSize) flush()
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}

/** All problems of a closed spool. */
export async function* readSpool(path: string): AsyncGenerator<RowProblem> {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    if (line !== '') yield JSON.parse(line) as RowProblem
  }
}
