import { byteOrderMark, csvLine } from './csv-cell.ts'
import type { ExportCell, ExportTable } from './export-types.ts'

/** A table as CSV: UTF-8 with a mark, so that Excel shows Chinese, and CRLF. */
export async function* writeCsv(table: ExportTable): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(table.headers)
  for await (const rows of table.pages()) yield rows.map((cells) => csvLine(cells.map(cellText))).join('')
}

function cellText(cell: ExportCell): string {
  switch (cell.type) {
    case 'empty': return ''
    case 'boolean': return cell.value ? 'TRUE' : 'FALSE'
    case 'percent': return `${shifted(cell.text)}%`
    default: return cell.text
  }
}

/** '0.125' as '12.5': two places to the right, exactly. */
function shifted(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.')
  const digits = fraction.padEnd(2, '0')
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, '$1')
  return digits.length > 2 ? `${moved}.${digits.slice(2)}` : moved
}
