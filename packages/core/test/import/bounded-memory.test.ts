import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { scratch } from './scratch.ts'

const folder = scratch()
const few = 20_000
const many = 200_000

interface Measured {
  readonly created: number
  readonly rejected: number
  readonly grown: number
  readonly cpu: number
}

test('200,000 rows take less than 150 MB more than the process has before, and each no longer than one of 20,000', async () => {
  const folders = await Promise.all([few, many].map(async (rows) => {
    const path = join(folder.path, `${rows}`)
    await mkdir(path)
    await generate(join(path, 'deals.csv'), rows)
    return path
  }))
  const worker = fileURLToPath(new URL('./bounded-memory-worker.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', worker, ...folders], { cwd: fileURLToPath(new URL('../..', import.meta.url)) })
  const result = JSON.parse(stdout) as { few: Measured; many: Measured }
  expect([result.many.created, result.many.rejected]).toEqual([many - 200, 200])
  expect(result.many.grown).toBeLessThan(150_000_000)
  // A ratio, as a machine may be slow: the first rows are even read by code that is still cold. How long it takes is in the benchmark.
  expect(result.many.cpu / many / (result.few.cpu / few)).toBeLessThan(1.5)
}, 120_000)

async function generate(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('id,name,customer,amount,day,status,note,count\n')
  for (let index = 0; index < rows; index++) {
    const amount = index % 1000 === 7 ? 'much' : `"${(index * 7).toLocaleString('en')}.50"`
    const line = `R${index},Deal number ${index},Customer ${index % 50},${amount},2017-0${1 + (index % 9)}-1${index % 9},${index % 2 ? 'Open' : 'Closed'},"A note, with\na second line ${index}",${index % 1000}\n`
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(resolve))
}
