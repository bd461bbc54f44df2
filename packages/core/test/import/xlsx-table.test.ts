import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openTable } from '../../src/import/readers/open-table.ts'
import type { Cell, Row, Table, TableOptions } from '../../src/import/readers/table-types.ts'
import { openXlsx } from '../../src/import/readers/xlsx-table.ts'
import { XmlReader } from '../../src/import/readers/xml-reader.ts'
import { scratch } from './scratch.ts'
import { row, si, workbook } from './workbook.ts'
import type { WorkbookParts } from './workbook.ts'

const folder = scratch()

describe('cells', () => {
  test('texts come from the shared list, with formatted pieces joined and phonetic hints left out', async () => {
    const strings = [si('name'), si('note'), si('A &amp; B'), '<si><r><t>rich</t></r><r><rPr><b/></rPr><t xml:space="preserve"> text</t></r></si>', '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>', si('line_x000D_break')]
    const body = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row><row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" t="s"><v>5</v></c></row>'
    expect(await cells({ sheets: { One: body }, strings })).toEqual([['A & B', 'rich text'], ['東京', 'line\rbreak']])
  })

  test('numbers are as the spreadsheet shows them: 15 digits, without exponent', async () => {
    const body = `${row(1, 'n')}${[0.1 + 0.2, 1100.04, 1e21, 1.5e-7, -42, 123456789012345].map((value, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>${value}</v></c></row>`).join('')}`
    const texts = (await cells({ sheets: { One: body } })).map(([cell]) => cell)
    expect(texts).toEqual(['0.3', '1100.04', '1000000000000000000000', '0.00000015', '-42', '123456789012345'].map((text) => ({ type: 'number', text })))
  })

  test.each([
    ['a built-in date', 14, '42795', '2017-03-01'],
    ['a built-in date and time', 22, '42795.5', '2017-03-01T12:00:00'],
    ['a custom date', 'yyyy"年"m"月"d"日"', '42795', '2017-03-01'],
    ['a date of a locale', '[$-409]d\\-mmm\\-yy', '42795', '2017-03-01'],
    ['a date before the day that never was', 14, '59', '1900-02-28'],
    ['the first day', 14, '1', '1900-01-01'],
    ['a time that rounding must not move', 22, '42795.999999999', '2017-03-02'],
  ])('%s', async (_name, format, value, text) => {
    const body = `${row(1, 'd')}<row r="2"><c r="A2" s="1"><v>${value}</v></c></row>`
    expect(await cells({ sheets: { One: body }, formats: [format] })).toEqual([[{ type: 'date', text }]])
  })

  test('days are counted from 1904 where the workbook says so', async () => {
    const body = `${row(1, 'd')}<row r="2"><c r="A2" s="1"><v>41333</v></c></row>`
    expect(await cells({ sheets: { One: body }, formats: [14], since1904: true })).toEqual([[{ type: 'date', text: '2017-03-01' }]])
  })

  test.each([['0.00'], ['#,##0 "days"'], ['General'], ['0.0E+00'], ['@']])('the format %s is no date', async (format) => {
    const body = `${row(1, 'n')}<row r="2"><c r="A2" s="1"><v>5</v></c></row>`
    expect(await cells({ sheets: { One: body }, formats: [format] })).toEqual([[{ type: 'number', text: '5' }]])
  })

  test('percentages, booleans, errors and formulas', async () => {
    const body = `${row(1, 'a', 'b', 'c', 'd', 'e')}<row r="2"><c r="A2" s="1"><v>0.125</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2"><f>A1+1</f></c><c r="E2" t="str"><f>A1&amp;B1</f><v>done</v></c></row>`
    expect(await cells({ sheets: { One: body }, formats: [10] })).toEqual([[{ type: 'number', text: '0.125', percent: true }, { type: 'boolean', text: 'TRUE' }, { type: 'error', text: '#N/A' }, { type: 'error', text: '' }, 'done']])
  })

  test('cells are where their names say; those beyond the header do not count', async () => {
    const body = `${row(1, 'a', 'b', 'c')}<row r="4"><c r="C4" t="inlineStr"><is><t>x</t></is></c><c r="AB4"><v>1</v></c></row>`
    const table = await open({ sheets: { One: body } })
    expect(await rows(table)).toEqual([{ line: 4, cells: ['', '', 'x'], fault: null }])
  })

  test('rows and cells without names follow each other', async () => {
    const body = '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>'
    expect(await rows(await open({ sheets: { One: body } }))).toEqual([{ line: 2, cells: [{ type: 'number', text: '1' }, { type: 'number', text: '2' }], fault: null }])
  })
})

describe('sheets', () => {
  const sheets = { First: row(1, 'a') + row(2, '1'), 第二: row(1, 'b') + row(2, '2') }

  test('the first one is read where none is named', async () => {
    const table = await open({ sheets })
    expect([table.format, table.columns]).toEqual([{ kind: 'xlsx', sheet: 'First', sheets: ['First', '第二'] }, ['a']])
  })

  test('one is found by name or number', async () => {
    expect((await open({ sheets }, { sheet: '第二' })).columns).toEqual(['b'])
    expect((await open({ sheets }, { sheet: 2 })).columns).toEqual(['b'])
    await expect(open({ sheets }, { sheet: 'Third' })).rejects.toMatchObject({ code: 'IMPORT_SHEET_MISSING', params: { sheets: 'First, 第二' } })
  })

  test('empty rows are left out and the line is that of the sheet', async () => {
    const table = await open({ sheets: { One: `${row(3, 'a', 'b')}<row r="4"><c r="A4" s="0"/></row>${row(7, 'x', 'y')}` } })
    expect([table.columns, await rows(table)]).toEqual([['a', 'b'], [{ line: 7, cells: ['x', 'y'], fault: null }]])
  })
})

describe('damage and attacks', () => {
  const good = workbook({ sheets: { One: row(1, 'a') + row(2, '1') } })

  test('a workbook that is cut off is refused', async () => {
    await expect(openTable(folder.file('cut.xlsx', good.slice(0, -40)))).rejects.toMatchObject({ code: 'IMPORT_FILE_BROKEN' })
  })

  test('so is a ZIP without sheets', async () => {
    await expect(openTable(folder.file('plain.xlsx', zipSync({ 'readme.txt': strToU8('hello') })))).rejects.toMatchObject({ code: 'IMPORT_FILE_BROKEN' })
  })

  test('and one whose parts are garbled', async () => {
    const bytes = Buffer.from(good)
    bytes.fill(0xff, 60, 90)
    await expect(openTable(folder.file('garbled.xlsx', bytes))).rejects.toMatchObject({ code: 'IMPORT_FILE_BROKEN' })
  })

  test('a sheet that unpacks to more than the limit stops the reading', async () => {
    const path = folder.file('bomb.xlsx', workbook({ sheets: { One: row(1, 'a') + row(2, 'x').repeat(20_000) } }))
    const table = await openXlsx(path, {}, { sheet: 500_000, strings: 1_000_000 })
    await expect(rows(table)).rejects.toMatchObject({ code: 'IMPORT_FILE_BOMB' })
    const strings = folder.file('strings.xlsx', workbook({ sheets: { One: row(1, 'a') }, strings: Array.from({ length: 20_000 }, () => si('x'.repeat(100))) }))
    await expect(openXlsx(strings, {}, { sheet: 500_000, strings: 1_000_000 })).rejects.toMatchObject({ code: 'IMPORT_FILE_BOMB' })
  })

  test('document types, which can make a small file enormous, are refused', async () => {
    const path = folder.file('entities.xlsx', workbook({ sheets: { One: row(1, 'a') }, extra: { 'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>' } }))
    await expect(openTable(path)).rejects.toMatchObject({ code: 'IMPORT_FILE_BROKEN' })
  })
})

describe('XML in pieces', () => {
  test('gives the same whatever the pieces are', () => {
    const text = `<?xml version="1.0"?><!-- no --><x:a k="1 > 0" j='y'>t&amp;u<b/><![CDATA[<raw>]]></x:a>`
    const expected = ['open a  k="1 > 0" j=\'y\'', 'text t&u', 'open b ', 'close b', 'text <raw>', 'close a']
    for (let size = 1; size <= text.length; size++) expect(events(text, size)).toEqual(expected)
  })
})

function events(text: string, size: number): string[] {
  const found: string[] = []
  let pending = ''
  const flush = (): void => {
    if (pending !== '') found.push(`text ${pending}`)
    pending = ''
  }
  const reader = new XmlReader({
    open: (name, attributes) => {
      flush()
      found.push(`open ${name} ${attributes}`)
    },
    text: (piece) => void (pending += piece),
    close: (name) => {
      flush()
      found.push(`close ${name}`)
    },
  })
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size))
  // Text and CDATA that meet are one text; they are kept apart here only by what lies between.
  return found
}

function open(parts: WorkbookParts, options: TableOptions = {}): Promise<Table> {
  return openTable(folder.file('book.xlsx', workbook(parts)), options)
}

async function rows(table: Table): Promise<Row[]> {
  const all: Row[] = []
  for await (const block of table.rows()) all.push(...block)
  return all
}

async function cells(parts: WorkbookParts): Promise<(readonly Cell[])[]> {
  return (await rows(await open(parts))).map((one) => one.cells)
}
