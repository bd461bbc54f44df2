import type { RecordPlan } from '../mapping/plan-types.ts'
import type { RowProblem } from '../report/report-types.ts'
import type { ImportTarget } from '../target-types.ts'
import { KeyIndex } from './key-index.ts'
import type { Pretence } from './pretence.ts'
import type { Tally } from './tally.ts'

/** What one run knows from its first row to its last. Memory: 20 bytes a row, and the caches. */
export interface RunState {
  readonly target: ImportTarget
  readonly tally: Tally
  /** Null where the run writes. */
  readonly pretence: Pretence | null
  readonly signal: AbortSignal
  readonly batchSize: number
  report(problem: RowProblem): void
  /** Keys of the rows of a record seen in this run. */
  seen(record: RecordPlan): KeyIndex
}

export function seenKeys(): (record: RecordPlan) => KeyIndex {
  const indexes = new Map<RecordPlan, KeyIndex>()
  return (record) => {
    const known = indexes.get(record)
    if (known) return known
    const index = new KeyIndex()
    indexes.set(record, index)
    return index
  }
}
