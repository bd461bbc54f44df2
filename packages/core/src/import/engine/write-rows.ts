import type { RecordWrite, Refusal } from '../target-types.ts'
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
 * Writes rows in one transaction. Where the database refuses, the guilty rows are left out; where it cannot say which they are, halves are
 * tried down to them. Each row lands whole or not at all.
 */
export async function writeRows(state: RunState, rows: readonly WritableRow[]): Promise<WriteResult> {
  const written = new Set<RecordWrite>()
  const landed: WritableRow[] = []
  const refused: { row: DraftRow; problem: CellProblem }[] = []
  const attempt = async (part: readonly WritableRow[]): Promise<void> => {
    if (part.length === 0) return
    const writes = [...new Set(part.flatMap((row) => row.writes))].filter((write) => !written.has(write))
    try {
      if (writes.length > 0) await state.target.write(writes)
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error
      const [innocent, guilty] = separate(part, error)
      refused.push(...guilty)
      if (guilty.length > 0) await attempt(innocent)
      else {
        await attempt(part.slice(0, part.length >> 1))
        await attempt(part.slice(part.length >> 1))
      }
      return
    }
    for (const write of writes) written.add(write)
    landed.push(...part)
  }
  await attempt(rows)
  return { written, landed, refused }
}

type Guilty = WriteResult['refused'][number]

/** Rows without a refused write, and those with one. A row that is alone is guilty whatever was refused. */
function separate(rows: readonly WritableRow[], { refusals }: WriteRefused): [WritableRow[], Guilty[]] {
  const innocent: WritableRow[] = []
  const guilty: Guilty[] = []
  for (const row of rows) {
    const refusal = refusals.find(({ write }) => write !== null && row.writes.includes(write)) ?? (rows.length === 1 ? refusals[0] : undefined)
    if (refusal) guilty.push({ row: row.row, problem: problemOf(row.row, refusal) })
    else innocent.push(row)
  }
  return [innocent, guilty]
}

function problemOf(row: DraftRow, { reason, kind, field, write }: Refusal): CellProblem {
  const drafts = write?.memory ? row.drafts.filter((draft) => draft.record.source === write.memory?.source) : row.drafts
  const plans = drafts.flatMap(({ record }) => [...record.fields, ...record.references].map((plan) => ({ record, plan })))
  const guilty = field === null ? undefined : plans.find(({ plan }) => plan.field.name === field)
  const record = guilty?.record ?? drafts[0]?.record ?? row.drafts[0]!.record
  const code = kind === 'gone' ? 'ROW_RECORD_GONE' : kind === 'unique' && field !== null ? 'VALUE_NOT_UNIQUE' : 'ROW_REFUSED'
  return { record, column: guilty?.plan.column ?? null, value: guilty ? guilty.plan.show(row.input) : null, code, params: { resource: record.resource.name, field, reason } }
}
