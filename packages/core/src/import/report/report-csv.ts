import { byteOrderMark, csvLine } from '../../export/csv-cell.ts'
import type { RowProblem } from './report-types.ts'

const header = ['file', 'sheet', 'line', 'column', 'value', 'code', 'reason', 'resource', 'step']

/** Every problem as a line of CSV that spreadsheets open as UTF-8. */
export async function* reportCsv(problems: AsyncIterable<RowProblem> | Iterable<RowProblem>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header)
  for await (const { file, sheet, line, column, value, code, message, resource, step } of problems) {
    yield csvLine([file, sheet ?? '', String(line), column ?? '', value ?? '', code, message, resource, step])
  }
}
