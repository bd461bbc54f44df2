import { strToU8, zipSync } from 'fflate'

export interface WorkbookParts {
  /** XML of `<row>` elements per sheet. */
  readonly sheets: Readonly<Record<string, string>>
  readonly strings?: readonly string[]
  /** Number formats of the cell styles 1, 2, …; style 0 is General. */
  readonly formats?: readonly (string | number)[]
  readonly since1904?: boolean
  readonly extra?: Readonly<Record<string, string>>
}

/** A workbook as spreadsheet programs write it, from the XML of its rows. */
export function workbook({ sheets, strings = [], formats = [], since1904 = false, extra = {} }: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets)
  const custom = formats.map((format, index) => (typeof format === 'string' ? `<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>` : '')).join('')
  const styles = ['<xf numFmtId="0"/>', ...formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`)].join('')
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="urn:r"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_name, index) => `<Relationship Id="rId${index + 1}" Type="http://x/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="s" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${custom}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles}</cellXfs></styleSheet>`,
    ...Object.fromEntries(names.map((name, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<?xml version="1.0"?><worksheet xmlns="urn:m"><sheetData>${sheets[name]}</sheetData></worksheet>`])),
    ...extra,
  }
  // The list of texts comes last, as many programs write it: a reader cannot rely on the order of the parts.
  const order = [...Object.keys(parts).filter((name) => name !== 'xl/sharedStrings.xml'), 'xl/sharedStrings.xml']
  return zipSync(Object.fromEntries(order.map((name) => [name, strToU8(parts[name]!)])))
}

/** `<si>` of a plain text. */
export function si(text: string): string {
  return `<si><t>${text}</t></si>`
}

/** A row of inline texts. */
export function row(line: number, ...cells: readonly string[]): string {
  return `<row r="${line}">${cells.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${line}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
}
