import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { TenonError } from '../../errors/tenon-error.ts'
import type { ImportPreview, ImportSuggestion, PreviewFile, PreviewSheet } from '../api-types.ts'
import { columnLook } from '../guess/column-look.ts'
import { guess } from '../guess/guess.ts'
import type { SampledColumn } from '../guess/guess.ts'
import { openTable } from '../readers/open-table.ts'
import { cellText } from '../readers/table-types.ts'
import type { Row, Table } from '../readers/table-types.ts'
import type { ImportTarget } from '../target-types.ts'

const sampleRows = 200
const shownRows = 20
const proposals = 5
const longestCell = 300

/** What is in the uploaded files, and what they may be meant for. */
export async function previewUpload(uploadId: string, folder: string, content: { readonly names: readonly string[]; readonly target: ImportTarget }): Promise<ImportPreview> {
  const { names, target } = content
  const mappingName = names.find((name) => ['.yaml', '.yml'].includes(extname(name).toLowerCase()))
  const tables = names.filter((name) => !['.yaml', '.yml'].includes(extname(name).toLowerCase()))
  const files: PreviewFile[] = []
  for (const name of tables) files.push(await previewFile(join(folder, name), name, target))
  return {
    uploadId,
    files,
    mapping: mappingName === undefined ? null : { name: mappingName, text: await readFile(join(folder, mappingName), 'utf8') },
    resources: target.resources().flatMap((name) => {
      const fields = Object.values(target.describe(name)?.fields ?? {}).filter((field) => !field.readOnly)
      return fields.length === 0 ? [] : [{ name, fields: fields.map(({ name: field, kind, required, options, reference }) => ({ name: field, kind, required, options, reference })) }]
    }),
  }
}

/** A proposal for one sheet and one resource that somebody chose. */
export async function suggestFor(path: string, sheet: string | undefined, choice: { readonly resource: string; readonly target: ImportTarget }): Promise<ImportSuggestion | null> {
  const resource = choice.target.describe(choice.resource)
  if (!resource) return null
  const table = await openTable(path, sheet === undefined ? {} : { sheet })
  return guess(sampled(table, await firstRows(table)), resource, (name) => choice.target.describe(name))
}

async function previewFile(path: string, name: string, target: ImportTarget): Promise<PreviewFile> {
  const { size } = await stat(path)
  try {
    const first = await openTable(path)
    const sheets = [await previewSheet(first, target)]
    const { format } = first
    if (format.kind === 'xlsx') {
      for (const sheet of format.sheets.slice(1)) {
        const other = await openSheet(path, sheet)
        if (other) sheets.push(await previewSheet(other, target))
      }
    }
    return { name, size, sheets, problem: null }
  } catch (error) {
    if (!(error instanceof TenonError)) throw error
    return { name, size, sheets: [], problem: { code: error.code, message: error.message } }
  }
}

/** An empty sheet beside others is nothing to complain about. */
async function openSheet(path: string, sheet: string): Promise<Table | null> {
  try {
    return await openTable(path, { sheet })
  } catch (error) {
    if (error instanceof TenonError && error.code === 'IMPORT_FILE_EMPTY') return null
    throw error
  }
}

async function previewSheet(table: Table, target: ImportTarget): Promise<PreviewSheet> {
  const rows = await firstRows(table)
  const columns = sampled(table, rows)
  const describe = (name: string) => target.describe(name)
  const suggestions = target.resources().flatMap((name) => {
    const resource = describe(name)
    return resource ? [guess(columns, resource, describe)] : []
  })
  const { format } = table
  return {
    sheet: format.kind === 'xlsx' ? format.sheet : null,
    encoding: format.kind === 'csv' ? format.encoding : null,
    delimiter: format.kind === 'csv' ? format.delimiter : null,
    columns: columns.map(({ name, samples }) => ({ name, look: columnLook(samples) })),
    rows: rows.slice(0, shownRows).map(({ line, cells }) => ({ line, cells: cells.map((cell) => cellText(cell).slice(0, longestCell)) })),
    suggestions: suggestions.filter(({ fields }) => fields.length > 0).sort((a, b) => b.score - a.score).slice(0, proposals),
  }
}

async function firstRows(table: Table): Promise<Row[]> {
  const rows: Row[] = []
  for await (const block of table.rows()) {
    rows.push(...block.filter(({ fault }) => fault === null))
    if (rows.length >= sampleRows) break
  }
  return rows.slice(0, sampleRows)
}

function sampled(table: Table, rows: readonly Row[]): SampledColumn[] {
  return table.columns.map((name, index) => ({ name, samples: rows.map((row) => row.cells[index] ?? '') }))
}
