import { basename } from 'node:path'
import { importErrors } from '../errors.ts'
import type { Cell, Row, Table, TableOptions } from './table-types.ts'
import { cellText } from './table-types.ts'
import { attribute, XmlReader } from './xml-reader.ts'
import { columnIndex, toCell } from './xlsx-cells.ts'
import { pushXml, readWorkbook, workbookLimits } from './xlsx-workbook.ts'
import type { Workbook, WorkbookLimits } from './xlsx-workbook.ts'
import { openZip } from './zip-file.ts'

const widest = 16_384

/** Opens a sheet of an XLSX workbook. */
export async function openXlsx(path: string, options: TableOptions = {}, limits: WorkbookLimits = workbookLimits): Promise<Table> {
  const file = basename(path)
  const zip = await openZip(path)
  const workbook = await readWorkbook(zip, file, limits)
  const sheet = typeof options.sheet === 'string' ? workbook.sheets.find(({ name }) => name === options.sheet) : workbook.sheets[(options.sheet ?? 1) - 1]
  const sheets = workbook.sheets.map(({ name }) => name)
  if (!sheet) throw importErrors.IMPORT_SHEET_MISSING({ file, sheet: options.sheet, sheets: sheets.join(', ') })
  const headerLine = options.headerLine ?? 1
  let share = 0

  async function* sheetRows(): AsyncGenerator<Row[]> {
    const collected: Row[] = []
    const reader = sheetReader(workbook, (row) => void collected.push(row))
    share = 0
    for await (const text of zip.text(sheet!.part, limits.sheet, (passed) => void (share = passed))) {
      pushXml(reader, text, file, sheet!.part)
      if (collected.length > 0) yield collected.splice(0)
    }
  }

  const columns = options.columns ?? (await headerOf(sheetRows(), headerLine))
  if (!columns) throw importErrors.IMPORT_FILE_EMPTY({ file, line: headerLine })
  const names = columns.map((name) => name.normalize('NFC').trim())
  return {
    file,
    path,
    columns: names,
    format: { kind: 'xlsx', sheet: sheet.name, sheets },
    progress: () => share,
    async *rows() {
      let header = options.columns === undefined
      for await (const block of sheetRows()) {
        const rows: Row[] = []
        for (const row of block) {
          if (row.line < headerLine || isBlank(row)) continue
          if (header) header = false
          else rows.push({ ...row, cells: names.map((_name, index) => row.cells[index] ?? '') })
        }
        if (rows.length > 0) yield rows
      }
    },
  }
}

async function headerOf(blocks: AsyncIterable<readonly Row[]>, headerLine: number): Promise<string[] | null> {
  for await (const block of blocks) {
    const header = block.find((row) => row.line >= headerLine && !isBlank(row))
    if (header) return Array.from(header.cells, cellText)
  }
  return null
}

function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cellText(cell).trim() === '' && !(typeof cell === 'object' && cell.type === 'error'))
}

function sheetReader(workbook: Workbook, emit: (row: Row) => void): XmlReader {
  let line = 0
  let cells: Cell[] = []
  let column = -1
  let raw = { type: 'n', style: 0, hasFormula: false, value: null as string | null }
  let inValue = false
  let phonetic = false
  return new XmlReader({
    open(name, attributes) {
      if (name === 'c') {
        const place = attribute(attributes, 'r')
        column = place === null ? column + 1 : columnIndex(place)
        raw = { type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? 0), hasFormula: false, value: null }
      } else if (name === 'v' || name === 't') {
        inValue = !phonetic
        if (inValue) raw.value ??= ''
      } else if (name === 'f') raw.hasFormula = true
      else if (name === 'rPh') phonetic = true
      else if (name === 'row') {
        line = Number(attribute(attributes, 'r') ?? line + 1)
        cells = []
        column = -1
      }
    },
    text(piece) {
      if (inValue) raw.value += piece
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') {
        // An empty inline text or formula text is an empty cell.
        if (column >= 0 && column < widest) cells[column] = toCell(raw, workbook)
      } else if (name === 'row') emit({ line, cells: Array.from(cells, (cell) => cell ?? ''), fault: null })
    },
  })
}
