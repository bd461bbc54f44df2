import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { importErrors } from '../errors.ts'
import { CsvSplitter } from './csv-splitter.ts'
import type { CsvRecord } from './csv-splitter.ts'
import { decodeFile } from './decode-file.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'
import type { Row, Table, TableOptions } from './table-types.ts'

const headLength = 1 << 16

/** Opens a CSV file: finds out encoding, delimiter and column names. */
export async function openCsv(path: string, options: TableOptions = {}): Promise<Table> {
  const file = basename(path)
  const { size } = await stat(path)
  const detected = await detectEncoding(path)
  const encoding = options.encoding ?? detected.encoding
  const headerLine = options.headerLine ?? 1
  const head = await readHead(path, encoding, detected.mark)
  // Files of old spreadsheet programs end their lines with a bare carriage return.
  const bareReturns = !head.includes('\n') && head.includes('\r')
  const delimiter = options.delimiter ?? detectDelimiter(bareReturns ? head.replaceAll('\r', '\n') : head, headerLine)
  let passed = 0

  async function* records(): AsyncGenerator<readonly CsvRecord[]> {
    const splitter = new CsvSplitter(delimiter)
    passed = 0
    for await (const text of decodeFile(path, encoding, detected.mark, (bytes) => void (passed = bytes))) {
      yield splitter.push(bareReturns ? text.replaceAll('\r', '\n') : text)
    }
    yield splitter.finish()
  }

  const columns = options.columns ?? (await headerOf(records(), headerLine))
  if (!columns || (options.columns && size === 0)) throw importErrors.IMPORT_FILE_EMPTY({ file, line: headerLine })
  const names = columns.map((name) => name.normalize('NFC').trim())
  return {
    file,
    path,
    columns: names,
    format: { kind: 'csv', encoding, delimiter },
    progress: () => (size === 0 ? 1 : passed / size),
    async *rows() {
      let header = options.columns === undefined
      for await (const block of records()) {
        const rows: Row[] = []
        for (const record of block) {
          if (record.line < headerLine) continue
          if (header) header = false
          else if (!isBlank(record)) rows.push(toRow(record, names.length))
        }
        if (rows.length > 0) yield rows
      }
    },
  }
}

async function readHead(path: string, encoding: string, mark: number): Promise<string> {
  for await (const text of decodeFile(path, encoding, mark)) return text.slice(0, headLength)
  return ''
}

async function headerOf(records: AsyncIterable<readonly CsvRecord[]>, headerLine: number): Promise<readonly string[] | null> {
  for await (const block of records) {
    const header = block.find((record) => record.line >= headerLine)
    if (header) return header.fault ? null : header.cells
  }
  return null
}

function isBlank(record: CsvRecord): boolean {
  return record.fault === null && record.cells.every((cell) => cell.trim() === '')
}

/** Empty cells beyond the header are what spreadsheets leave behind; anything else of the wrong width is a fault. */
function toRow(record: CsvRecord, width: number): Row {
  if (record.fault || record.cells.length === width) return record
  if (record.cells.length > width && record.cells.slice(width).every((cell) => cell.trim() === '')) return { ...record, cells: record.cells.slice(0, width) }
  return { ...record, fault: { code: 'ROW_COLUMN_COUNT', params: { found: record.cells.length, expected: width } } }
}
