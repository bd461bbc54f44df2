import type { ImportPlan, StepFile } from '../mapping/plan-types.ts'
import type { ImportOutcome, ImportProgress, RowProblem } from '../report/report-types.ts'
import type { ImportTarget } from '../target-types.ts'
import { Pretence } from './pretence.ts'
import { seenKeys } from './run-state.ts'
import { runStep } from './run-step.ts'
import { Tally } from './tally.ts'

export interface RunOptions {
  readonly plan: ImportPlan
  readonly target: ImportTarget
  /** Check everything and write nothing. */
  readonly dryRun?: boolean
  readonly signal?: AbortSignal
  /** Rows per transaction. @default 500 */
  readonly batchSize?: number
  readonly onProblem?: (problem: RowProblem) => void
  readonly onProgress?: (progress: ImportProgress) => void
}

/**
 * Runs a plan. Bad rows are reported and cost nothing but themselves. What was written stays when the run is cancelled or dies; running it
 * again goes on from there, because each batch remembers its rows in its own transaction.
 */
export async function runPlan(options: RunOptions): Promise<ImportOutcome> {
  const { plan, target, dryRun = false, signal = new AbortController().signal } = options
  const started = Date.now()
  const tally = new Tally()
  let problems = 0
  const state = {
    target, tally, signal,
    pretence: dryRun ? new Pretence(plan) : null,
    batchSize: Number(process.env.B),
    seen: seenKeys(),
    report(problem: RowProblem) {
      problems++
      options.onProblem?.(problem)
    },
  }
  for (const [index, step] of plan.steps.entries()) {
    if (signal.aborted) break
    await runStep(state, step, (file, fileNumber) => options.onProgress?.(progressOf(plan, tally, { index, file, fileNumber })))
  }
  const status = signal.aborted ? 'CANCELLED' : 'DONE'
  return { status, dryRun, resources: tally.resources, steps: tally.steps, problems, milliseconds: Date.now() - started }
}

/** Every step weighs the same: files that a later step reads again are not known to be read faster. */
function progressOf(plan: ImportPlan, tally: Tally, at: { index: number; file: StepFile; fileNumber: number }): ImportProgress {
  const step = plan.steps[at.index]!
  const within = (at.fileNumber + at.file.table.progress()) / Math.max(1, step.files.length)
  return {
    step: step.name,
    stepNumber: at.index + 1,
    steps: plan.steps.length,
    file: at.file.table.file,
    rows: tally.rows,
    share: Math.min(1, (at.index + within) / plan.steps.length),
    resources: tally.resources,
  }
}
