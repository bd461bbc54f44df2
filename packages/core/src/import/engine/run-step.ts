import type { StepFile, StepPlan } from '../mapping/plan-types.ts'
import { BatchWriter } from './batch-writer.ts'
import type { DraftRow, RowPlace } from './convert-row.ts'
import type { KeyIndex } from './key-index.ts'
import { repeatedKeys, RowMerger } from './merge-rows.ts'
import { Rejections } from './rejections.ts'
import { Resolver } from './resolver.ts'
import type { Patience } from './row-decision.ts'
import { RowIntake } from './row-intake.ts'
import type { RunState } from './run-state.ts'

/** Told after every block of rows. */
export type Moved = (file: StepFile, fileNumber: number) => void

/** Runs one step: pass after pass over its files, until no row waits for another any more. */
export async function runStep(state: RunState, step: StepPlan, moved: Moved): Promise<void> {
  const counts = state.tally.step(step.name)
  const rejections = new Rejections(state, step, counts)
  const intake = new RowIntake(state, step, { counts, rejections })
  const resolver = new Resolver(state)
  const writer = new BatchWriter(state, resolver, rejections)
  const repeated = step.merge ? await repeatedKeys(step) : null
  let waiting: ReadonlySet<string> | null = null
  let patience: Patience = 'any'
  for (;;) {
    const pass: Pass = { state, step, intake, writer, moved, repeated, waiting, patience, onRepeat: () => void counts.repeated++ }
    const result = await runPass(pass)
    resolver.forgetNames()
    if (result.waiting.size === 0 || state.signal.aborted) return
    // Rows that landed may be what others wait for; where none did, less is waited for.
    patience = result.landed > 0 ? 'any' : patience === 'any' ? 'file' : 'none'
    waiting = result.waiting
  }
}

interface Pass {
  readonly state: RunState
  readonly step: StepPlan
  readonly intake: RowIntake
  readonly writer: BatchWriter
  readonly moved: Moved
  readonly repeated: KeyIndex | null
  /** The rows that this pass is for; null for all. */
  readonly waiting: ReadonlySet<string> | null
  readonly patience: Patience
  readonly onRepeat: () => void
}

async function runPass(pass: Pass): Promise<{ landed: number; waiting: Set<string> }> {
  const { state, step, intake, writer, waiting } = pass
  const first = waiting === null
  const merger = pass.repeated ? new RowMerger(step, pass.repeated) : null
  const result = { landed: 0, waiting: new Set<string>() }
  let batch: DraftRow[] = []
  const flush = async (): Promise<void> => {
    const written = await writer.write(batch, pass.patience)
    batch = []
    result.landed += written.landed
    for (const row of written.waiting) result.waiting.add(placeText(row))
  }
  /** True where the batch is full. */
  const add = (place: RowPlace, input: DraftRow['input']): boolean => {
    const row = first || waiting.has(placeText(place)) ? intake.draft(place, input, first) : null
    return row !== null && batch.push(row) >= state.batchSize
  }
  for (const [fileNumber, file] of step.files.entries()) {
    for await (const rows of file.table.rows()) {
      for (const row of rows) {
        if (state.signal.aborted) return result
        const place = { file, fileNumber, line: row.line }
        if (!first && !merger && !waiting.has(placeText(place))) continue
        const input = intake.accept(place, row, first)
        if (input === null) continue
        const taken = merger?.take(place, input) ?? 'alone'
        if (taken === 'alone' && add(place, input)) await flush()
        else if (taken === 'supplement' && first) pass.onRepeat()
      }
      pass.moved(file, fileNumber)
    }
  }
  for (const { place, input } of merger?.rows ?? []) if (!state.signal.aborted && add(place, input)) await flush()
  if (batch.length > 0 && !state.signal.aborted) await flush()
  return result
}

function placeText(place: RowPlace): string {
  return `${place.fileNumber}:${place.line}`
}
