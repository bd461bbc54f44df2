import type { FieldPlan, Input, RecordPlan, ReferencePlan, StepFile } from '../mapping/plan-types.ts'
import type { RowCode } from '../errors.ts'
import type { Params } from '../../errors/tenon-error.ts'
import type { TargetValue } from '../target-types.ts'
import { ValueFault } from '../values/value-fault.ts'
import { memoryKey, rowHash } from './row-hash.ts'

/** Where a row stands. */
export interface RowPlace {
  readonly file: StepFile
  /** Position of the file among those of the step. */
  readonly fileNumber: number
  readonly line: number
}

/** A row whose values are known, before its references are found. */
export interface DraftRow extends RowPlace {
  readonly input: Input
  readonly drafts: readonly Draft[]
}

export interface Draft {
  readonly record: RecordPlan
  readonly key: string
  readonly values: Readonly<Record<string, TargetValue>>
  /** Text per reference field that is found by text; null where the cell is empty. */
  readonly references: Readonly<Record<string, string | null>>
  readonly hash: string
}

export interface CellProblem {
  readonly record: RecordPlan
  readonly column: string | null
  readonly value: string | null
  readonly code: RowCode
  readonly params: Params
}

/** The records of a row, or everything that is wrong with its cells. */
export function convertRow(records: readonly RecordPlan[], place: RowPlace, input: Input): DraftRow | readonly CellProblem[] {
  const problems: CellProblem[] = []
  const drafts: Draft[] = []
  for (const record of records) {
    if (record.skip(input)) continue
    const draft = convertRecord(record, place.line, { input, problems })
    if (draft) drafts.push(draft)
  }
  return problems.length > 0 ? problems : { ...place, input, drafts }
}

function convertRecord(record: RecordPlan, line: number, { input, problems }: { input: Input; problems: CellProblem[] }): Draft | null {
  const before = problems.length
  const key = record.key.read(input, line)
  const columns = record.key.columns.join(' + ')
  if (key instanceof ValueFault) problems.push({ record, column: columns, value: null, code: key.code, params: key.params })
  else if (key === null) problems.push({ record, column: columns, value: '', code: 'ROW_KEY_EMPTY', params: { column: columns } })
  const values: Record<string, TargetValue> = {}
  for (const plan of record.fields) {
    const value = plan.read(input)
    if (value instanceof ValueFault) problems.push({ record, column: plan.column, value: plan.show(input), code: value.code, params: value.params })
    else if (value !== null || mayBeEmpty(record, plan, { input, problems })) values[plan.field.name] = value
  }
  const references: Record<string, string | null> = {}
  for (const plan of record.references) {
    if (plan.way.kind === 'row') continue
    const text = plan.read(input)
    if (text instanceof ValueFault) problems.push({ record, column: plan.column, value: plan.show(input), code: text.code, params: text.params })
    else if (text !== null || mayBeEmpty(record, plan, { input, problems })) references[plan.field.name] = text
  }
  if (problems.length > before || typeof key !== 'string') return null
  return { record, key: memoryKey(key), values, references, hash: rowHash(values, references) }
}

/** Whether an empty value is written as such. One that the database fills itself is left to it. */
function mayBeEmpty(record: RecordPlan, plan: FieldPlan | ReferencePlan, { input, problems }: { input: Input; problems: CellProblem[] }): boolean {
  const { field } = plan
  if (plan.required || field.required) {
    problems.push({ record, column: plan.column, value: plan.show(input), code: 'VALUE_REQUIRED', params: { field: field.name } })
    return false
  }
  return field.nullable
}
