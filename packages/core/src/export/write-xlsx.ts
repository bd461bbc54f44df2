import { Zip, ZipDeflate } from 'fflate'
import type { ExportCell, ExportTable } from './export-types.ts'
import { columnName, contentTypes, escapeXml, packageRelations, sheetEnd, sheetStart, styles, styleSheet, workbook, workbookRelations } from './xlsx-parts.ts'

/** Rows that a sheet can hold, the header among them. */
const sheetRows = 1_048_576
const longestText = 32_767

/** A table as a workbook with typed cells. What does not fit on one sheet goes on the next. Never more than a page is in memory. */
export async function* writeXlsx(table: ExportTable, rowsPerSheet = sheetRows): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, data) => {
    if (error) failure = error
    else out.push(data)
  })
  const taken = (): Uint8Array[] => {
    if (failure) throw failure
    return out.splice(0)
  }
  let sheets = 0
  let sheet: SheetWriter | null = null
  for await (const page of table.pages()) {
    for (const row of page) {
      if (sheet && sheet.rows >= rowsPerSheet) {
        sheet.end()
        sheet = null
      }
      sheet ??= new SheetWriter(zip, ++sheets, { headers: table.headers, widths: widthsOf(table.headers, page) })
      sheet.row(row)
    }
    sheet?.flush()
    yield* taken()
  }
  sheet ??= new SheetWriter(zip, ++sheets, { headers: table.headers, widths: widthsOf(table.headers, []) })
  sheet.end()
  const parts = {
    '[Content_Types].xml': contentTypes(sheets), '_rels/.rels': packageRelations,
    'xl/workbook.xml': workbook(table.name, sheets), 'xl/_rels/workbook.xml.rels': workbookRelations(sheets), 'xl/styles.xml': styleSheet,
  }
  for (const [name, content] of Object.entries(parts)) addPart(zip, name).push(encode(content), true)
  zip.end()
  yield* taken()
}

class SheetWriter {
  rows = 0
  readonly #part: ZipDeflate
  readonly #columns: number
  #buffer = ''

  constructor(zip: Zip, number: number, table: { readonly headers: readonly string[]; readonly widths: readonly number[] }) {
    this.#part = addPart(zip, `xl/worksheets/sheet${number}.xml`)
    this.#columns = table.headers.length
    this.#buffer = sheetStart(table.widths)
    this.#write(table.headers.map((header, index) => textCell(placeOf(index, 1), header, styles.header)))
  }

  row(cells: readonly ExportCell[]): void {
    this.#write(cells.map((cell, index) => cellXml(placeOf(index, this.rows + 1), cell)))
  }

  flush(): void {
    this.#part.push(encode(this.#buffer))
    this.#buffer = ''
  }

  end(): void {
    this.#part.push(encode(this.#buffer + sheetEnd(this.#columns, this.rows)), true)
  }

  #write(cells: readonly string[]): void {
    this.rows++
    this.#buffer += `<row r="${this.rows}">${cells.join('')}</row>`
  }
}

function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 6 })
  zip.add(part)
  return part
}

function placeOf(column: number, row: number): string {
  return `${columnName(column)}${row}`
}

function cellXml(place: string, cell: ExportCell): string {
  switch (cell.type) {
    case 'empty': return ''
    case 'text': return textCell(place, cell.text, styles.text)
    case 'boolean': return `<c r="${place}" t="b"><v>${cell.value ? 1 : 0}</v></c>`
    case 'number': return numberCell(place, cell.text, numberStyle(cell.places))
    case 'percent': return numberCell(place, cell.text, styles.percent)
    case 'date': return dateCell(place, cell.text, styles.date)
    case 'datetime': return dateCell(place, cell.text, styles.datetime)
  }
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, longestText))}</t></is></c>`
}

/** Spreadsheets keep 15 digits; a longer number stays exact as text. */
function numberCell(place: string, text: string, style: number): string {
  const digits = text.replace(/^-?0*\.?0*|\D/g, '').length
  return digits > 15 ? textCell(place, text, styles.text) : `<c r="${place}" s="${style}"><v>${text}</v></c>`
}

/** Days since 30 December 1899. Before March 1900 spreadsheets count a day that never was. */
function dateCell(place: string, text: string, style: number): string {
  const serial = (Date.parse(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00:00' : ''}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
  return serial < 61 ? textCell(place, text, styles.text) : `<c r="${place}" s="${style}"><v>${serial}</v></c>`
}

function numberStyle(places: number | null): number {
  if (places === null) return styles.number
  return places === 0 ? styles.places0 : places === 3 ? styles.places3 : places === 4 ? styles.places4 : styles.places2
}

/** As wide as the widest of the first rows, within reason; a Chinese character counts twice. */
function widthsOf(headers: readonly string[], rows: readonly (readonly ExportCell[])[]): number[] {
  return headers.map((header, index) => {
    const lengths = rows.map((row) => widthOf(row[index]))
    return Math.min(60, Math.max(8, textWidth(header) + 3, ...lengths))
  })
}

function widthOf(cell: ExportCell | undefined): number {
  if (!cell || cell.type === 'empty') return 0
  return cell.type === 'boolean' ? 6 : textWidth(cell.text) + 2
}

function textWidth(text: string): number {
  return [...text.slice(0, 80)].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0)
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
