import type { RecordPlan, ReferencePlan } from '../mapping/plan-types.ts'
import type { RememberedRow } from '../target-types.ts'
import type { Draft } from './convert-row.ts'
import type { Found } from './resolver.ts'

/** What the database knows about the rows of a batch. */
export interface Knowledge {
  readonly rows: ReadonlyMap<RecordPlan, ReadonlyMap<string, RememberedRow>>
  readonly updated: ReadonlyMap<RecordPlan, ReadonlyMap<string, RememberedRow>>
  readonly matches: ReadonlyMap<RecordPlan, ReadonlyMap<string, readonly string[]>>
  readonly found: ReadonlyMap<ReferencePlan, ReadonlyMap<string, Found>>
}

/** Whether the row says of the record what it said in an earlier run. */
export function isUnchanged(draft: Draft, rows: Knowledge['rows']): boolean {
  const before = rows.get(draft.record)?.get(draft.key)
  return before !== undefined && (before.hash === draft.hash || draft.record.write === 'create')
}
