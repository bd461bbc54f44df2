import type { RecordWrite } from '../target-types.ts'
import { WriteRefused } from '../target-types.ts'
import type { CellProblem, DraftRow } from './convert-row.ts'
import type { RowOutcome } from './row-decision.ts'
import type { RunState } from './run-state.ts'

export type WritableRow = Extract<RowOutcome, { kind: 'write' }>

export interface WriteResult {
  readonly written: ReadonlySet<RecordWrite>
  readonly landed: readonly WritableRow[]
  readonly refused: readonly { readonly row: DraftRow; readonly problem: CellProblem }[]
}

/**
 * Writes rows in one transaction. Where the database refuses, halves are tried, down to the guilty rows: each row lands whole or not at
 * all, and a bad one costs about 2·log2(n) more transactions.
 */
export async function writeRows(state: RunState, rows: readonly WritableRow[]): Promise<WriteResult> {
  const written = new Set<RecordWrite>()
  const landed: WritableRow[] = []
  const refused: { row: DraftRow; problem: CellProblem }[] = []
  const attempt = async (part: readonly WritableRow[]): Promise<void> => {
    const writes = [...new Set(part.flatMap((row) => row.writes))].filter((write) => !written.has(write))
    try {
      if (writes.length > 0) await state.target.write(writes)
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error
      const [only] = part
      if (part.length === 1 && only) refused.push({ row: only.row, problem: refusal(only.row, error) })
      else {
        await attempt(part.slice(0, part.length >> 1))
        await attempt(part.slice(part.length >> 1))
      }
      return
    }
    for (const write of writes) written.add(write)
    landed.push(...part)
  }
  if (rows.length > 0) await attempt(rows)
  return { written, landed, refused }
}

function refusal(row: DraftRow, error: WriteRefused): CellProblem {
  const main = row.drafts[0]!
  const plans = row.drafts.flatMap(({ record }) => [...record.fields, ...record.references].map((plan) => ({ record, plan })))
  const guilty = error.field === null ? undefined : plans.find(({ plan }) => plan.field.name === error.field)
  const record = guilty?.record ?? main.record
  const params = { resource: record.resource.name, field: error.field, reason: error.reason }
  const code = error.kind === 'gone' ? 'ROW_RECORD_GONE' : error.kind === 'unique' && error.field !== null ? 'VALUE_NOT_UNIQUE' : 'ROW_REFUSED'
  return { record, column: guilty?.plan.column ?? null, value: guilty ? guilty.plan.show(row.input) : null, code, params }
}
