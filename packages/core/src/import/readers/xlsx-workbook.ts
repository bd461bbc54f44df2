import { importErrors } from '../errors.ts'
import { attribute, XmlError, XmlReader } from './xml-reader.ts'
import type { XmlHandler } from './xml-reader.ts'
import type { ZipFile } from './zip-file.ts'

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  /** Days are counted from 1904 and not from 1900. */
  readonly since1904: boolean
  /** What numbers of a cell style are shown as. */
  readonly styles: readonly NumberLook[]
  readonly strings: readonly string[]
}

export type NumberLook = 'number' | 'date' | 'percent'

export interface WorkbookLimits {
  /** Bytes that one sheet may unpack to. */
  readonly sheet: number
  /** Bytes that the list of texts may unpack to: it is kept in memory. */
  readonly strings: number
}

export const workbookLimits: WorkbookLimits = { sheet: 2_000_000_000, strings: 256_000_000 }
const smallPart = 16_000_000

/** Reads everything of a workbook but its rows. */
export async function readWorkbook(zip: ZipFile, file: string, limits: WorkbookLimits): Promise<Workbook> {
  const relations = new Map<string, { target: string; type: string }>()
  await readPart(zip, file, 'xl/_rels/workbook.xml.rels', smallPart, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      relations.set(attribute(attributes, 'Id') ?? '', { target: target.startsWith('/') ? target.slice(1) : `xl/${target}`, type: attribute(attributes, 'Type') ?? '' })
    },
  })
  const sheets: { name: string; part: string }[] = []
  let since1904 = false
  await readPart(zip, file, 'xl/workbook.xml', smallPart, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      const relation = name === 'sheet' ? relations.get(attribute(attributes, 'id') ?? '') : undefined
      if (relation?.type.endsWith('/worksheet')) sheets.push({ name: attribute(attributes, 'name') ?? '', part: relation.target })
    },
  })
  if (sheets.length === 0) throw importErrors.IMPORT_FILE_BROKEN({ file, reason: 'it has no sheet of cells' })
  const part = (type: string): string | undefined => [...relations.values()].find((relation) => relation.type.endsWith(type))?.target
  return {
    sheets,
    since1904,
    styles: await readStyles(zip, file, part('/styles')),
    strings: await readStrings(zip, file, part('/sharedStrings'), limits.strings),
  }
}

/** Runs a handler over one part. Damage becomes IMPORT_FILE_BROKEN. */
export async function readPart(zip: ZipFile, file: string, part: string, limit: number, handler: Partial<XmlHandler>): Promise<void> {
  const reader = new XmlReader({ open() {}, text() {}, close() {}, ...handler })
  for await (const text of zip.text(part, limit)) pushXml(reader, text, file, part)
}

export function pushXml(reader: XmlReader, text: string, file: string, part: string): void {
  try {
    reader.push(text)
  } catch (error) {
    throw error instanceof XmlError ? importErrors.IMPORT_FILE_BROKEN({ file, reason: `${error.message} (${part})` }) : error
  }
}

async function readStrings(zip: ZipFile, file: string, part: string | undefined, limit: number): Promise<string[]> {
  const strings: string[] = []
  if (part === undefined || !zip.has(part)) return strings
  let text = ''
  let inText = false
  let phonetic = false
  await readPart(zip, file, part, limit, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') strings.push(unescapeText(text))
    },
  })
  return strings
}

async function readStyles(zip: ZipFile, file: string, part: string | undefined): Promise<NumberLook[]> {
  const styles: NumberLook[] = []
  if (part === undefined || !zip.has(part)) return styles
  const custom = new Map<number, string>()
  let inCellFormats = false
  await readPart(zip, file, part, smallPart, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) styles.push(lookOf(Number(attribute(attributes, 'numFmtId') ?? 0), custom))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** Built-in formats 9, 10 are percentages; 14 to 22, 45 to 47 and those of East Asian versions dates. A custom one is a date where it shows a day, month, year or hour. */
function lookOf(id: number, custom: ReadonlyMap<number, string>): NumberLook {
  const code = custom.get(id)
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent'
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58) ? 'date' : 'number'
  }
  const shown = code.split(';')[0]!.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '')
  if (shown.includes('%')) return 'percent'
  return /[dymhs年月日]/i.test(shown) && !/general|[0#?]/i.test(shown.replace(/s\.0+/gi, '')) ? 'date' : 'number'
}

/** Spreadsheets write control characters as _x000D_. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
}
