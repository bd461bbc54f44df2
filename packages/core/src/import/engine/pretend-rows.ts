import { TenonError } from '../../errors/tenon-error.ts'
import type { RecordWrite } from '../target-types.ts'
import type { CellProblem, DraftRow } from './convert-row.ts'
import { pretendedId } from './pretence.ts'
import type { Pretence } from './pretence.ts'
import type { RunState } from './run-state.ts'
import type { WritableRow, WriteResult } from './write-rows.ts'

/** A dry run's write: checks what the database would check of unique values, and notes what would be there. */
export async function pretendRows(state: RunState, pretence: Pretence, rows: readonly WritableRow[]): Promise<WriteResult> {
  const taken = await takenValues(state, rows)
  const written = new Set<RecordWrite>()
  const landed: WritableRow[] = []
  const refused: { row: DraftRow; problem: CellProblem }[] = []
  for (const row of rows) {
    const problem = clash(row, taken, pretence)
    if (problem) {
      refused.push({ row: row.row, problem })
      continue
    }
    for (const write of row.writes) {
      // Rows share records here across batches too, since nothing is remembered.
      const isNew = write.memory === null || !row.row.drafts.some(({ record, key }) => record.source === write.memory?.source && pretence.hasRow(record, key))
      if (isNew) written.add(write)
      pretence.addTexts(write.resource, write.values)
    }
    for (const { record, key } of row.row.drafts) pretence.addRow(record, key)
    landed.push(row)
  }
  return { written, landed, refused }
}

type Taken = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** Which records have the unique values of new records already, per 'Resource.field'. */
async function takenValues(state: RunState, rows: readonly WritableRow[]): Promise<Taken> {
  const texts = new Map<string, { resource: string; field: string; values: Set<string> }>()
  for (const { write, field, text } of rows.flatMap(uniqueTexts)) {
    const place = `${write.resource}.${field}`
    const entry = texts.get(place) ?? { resource: write.resource, field, values: new Set<string>() }
    texts.set(place, entry)
    entry.values.add(text)
  }
  const taken = new Map<string, ReadonlyMap<string, readonly string[]>>()
  for (const [place, { resource, field, values }] of texts) {
    try {
      taken.set(place, await state.target.find(resource, field, [...values]))
    } catch (error) {
      // What the caller may not search by, only the database can tell, when it is written.
      if (!(error instanceof TenonError)) throw error
    }
  }
  return taken
}

function uniqueTexts(row: WritableRow): { write: RecordWrite; field: string; text: string; column: string | null }[] {
  return row.row.drafts.flatMap(({ record }) => record.fields.filter(({ field }) => field.unique).flatMap(({ field, column }) => {
    const write = row.writes.find(({ memory }) => memory?.source === record.source)
    const text = write?.action === 'none' ? null : write?.values[field.name]
    return write && typeof text === 'string' ? [{ write, field: field.name, text, column }] : []
  }))
}

function clash(row: WritableRow, taken: Taken, pretence: Pretence): CellProblem | null {
  for (const { write, field, text, column } of uniqueTexts(row)) {
    const draft = row.row.drafts.find(({ record }) => record.source === write.memory?.source)!
    if (write.id === pretendedId || pretence.hasRow(draft.record, draft.key)) continue
    const others = (taken.get(`${write.resource}.${field}`)?.get(text) ?? []).filter((id) => id !== write.id)
    if (others.length > 0 || pretence.hasText(write.resource, field, text)) {
      return { record: draft.record, column, value: text, code: 'VALUE_NOT_UNIQUE', params: { resource: write.resource, field } }
    }
  }
  return null
}
