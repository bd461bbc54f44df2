const number = /^[+-]?\d+(?:\.\d+)?%?$/
const formula = /^'*[=+\-@\t\r]/

/** What Excel needs to read UTF-8, Chinese above all. */
export const byteOrderMark = '\ufeff'

/**
 * A cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it, which the import takes off again;
 * plain numbers are left alone.
 */
export function csvCell(text: string): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}
