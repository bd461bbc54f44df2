import { CsvSplitter } from './csv-splitter.ts'

const candidates = [',', ';', '\t', '|'] as const

/** The delimiter by which most of the first records have the same number of cells, more than one; ',' where none does. */
export function detectDelimiter(head: string, headerLine: number): string {
  let best = { delimiter: ',', agreement: 0, width: 1 }
  for (const delimiter of candidates) {
    const { agreement, width } = judge(head, delimiter, headerLine)
    if (width > 1 && (agreement > best.agreement || (agreement === best.agreement && width > best.width))) best = { delimiter, agreement, width }
  }
  return best.delimiter
}

function judge(head: string, delimiter: string, headerLine: number): { agreement: number; width: number } {
  const splitter = new CsvSplitter(delimiter)
  const records = splitter.push(head)
  // The last record of a head that was cut may be incomplete, but a file of one line has no other.
  const whole = (records.length > 0 ? records : splitter.finish()).filter((record) => record.line >= headerLine).slice(0, 100)
  const header = whole[0]
  if (!header || header.fault) return { agreement: 0, width: 1 }
  const width = header.cells.length
  return { agreement: whole.filter((record) => record.cells.length === width).length / whole.length, width }
}
