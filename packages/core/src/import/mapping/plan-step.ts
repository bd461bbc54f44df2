import { basename } from 'node:path'
import { TenonError } from '../../errors/tenon-error.ts'
import type { ImportStep } from '../mapping-types.ts'
import { openTable } from '../readers/open-table.ts'
import type { Table } from '../readers/table-types.ts'
import { chooseFiles } from './choose-files.ts'
import { Columns } from './columns.ts'
import { anyCondition } from './conditions.ts'
import { planRecord } from './plan-record.ts'
import type { RecordPlan, StepFile, StepPlan } from './plan-types.ts'
import type { Planning } from './planning.ts'
import type { Path } from './problems.ts'

/** One step with its files opened; null where its resource is unknown. */
export async function planStep(planning: Planning, step: ImportStep, index: number, files: readonly string[]): Promise<StepPlan | null> {
  const path = ['steps', index]
  const columns = new Columns()
  const skip = anyCondition(step.skipWhen, columns, [...path, 'skipWhen'])
  const records = planRecords(planning, step, columns, path)
  for (const column of Object.keys(step.aliases ?? {})) columns.use(column, [...path, 'aliases', column])
  const opened: StepFile[] = []
  for (const table of await openTables(planning, step, path, files)) opened.push({ table, input: columns.bind(table, step.aliases ?? {}, planning.problems) })
  if (records === null) return null
  return { name: step.name, files: opened, records, skip, distinct: step.rows === 'distinct', merge: step.duplicates === 'merge' }
}

function planRecords(planning: Planning, step: ImportStep, columns: Columns, path: Path): RecordPlan[] | null {
  const siblings = new Map<string, RecordPlan>()
  const main = planRecord(planning, { name: step.name, columns, path, siblings, skip: () => false }, step)
  if (!main) return null
  siblings.set(step.name, main)
  const records = [main]
  step.also?.forEach((also, index) => {
    const where = [...path, 'also', index]
    if (siblings.has(also.name)) planning.problems.add([...where, 'name'], 'MAPPING_NAME_TWICE', { name: also.name, first: `a record of the step "${step.name}"` })
    const skip = anyCondition(also.skipWhen, columns, [...where, 'skipWhen'])
    const record = planRecord(planning, { name: `${step.name}.${also.name}`, columns, path: where, siblings, skip }, also)
    if (!record) return
    siblings.set(also.name, record)
    records.push(record)
  })
  return records
}

async function openTables(planning: Planning, step: ImportStep, path: Path, files: readonly string[]): Promise<Table[]> {
  const chosen = chooseFiles(files, step.file)
  if (chosen.length === 0) {
    planning.problems.add([...path, 'file'], 'MAPPING_FILE_MISSING', { file: step.file, given: files.map((file) => basename(file)).join(', ') || 'none' })
  }
  const tables: Table[] = []
  for (const file of chosen) {
    try {
      tables.push(await openTable(file, step))
    } catch (error) {
      if (!(error instanceof TenonError)) throw error
      planning.problems.add([...path, error.code === 'IMPORT_SHEET_MISSING' ? 'sheet' : 'file'], 'MAPPING_FILE_REFUSED', { reason: error.message })
    }
  }
  return tables
}
