import fc from 'fast-check'
import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { csvCell } from '../../src/export/csv-cell.ts'
import type { ExportCell, ExportTable } from '../../src/export/export-types.ts'
import { writeCsv } from '../../src/export/write-csv.ts'
import { writeXlsx } from '../../src/export/write-xlsx.ts'
import { openTable } from '../../src/import/readers/open-table.ts'
import { memoryTarget, resource } from './memory-target.ts'
import { importFiles } from './import-files.ts'
import { scratch } from './scratch.ts'

const folder = scratch()
const text = (value: string): ExportCell => ({ type: 'text', text: value })

describe('a CSV file', () => {
  test.each([
    ['=1+1', "'=1+1"], ['+cmd', "'+cmd"], ['-2+3', "'-2+3"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1', "'\t=1"], ['\r=1', '"\'\r=1"'],
    ['-5', '-5'], ['+8613800138000', '+8613800138000'], ['-12.50', '-12.50'], ['1-2', '1-2'],
    // A text that begins like a guarded one is guarded once more, so that nothing is lost on the way back.
    ["'=1", "''=1"], ["'tis", "'tis"],
    ['a,b', '"a,b"'], ['say "hi"', '"say ""hi"""'], [' padded ', '" padded "'],
  ])('writes %j as %s', (value, written) => expect(csvCell(value)).toBe(written))

  test('begins with a mark, so that spreadsheets show Chinese, and types its cells', async () => {
    const cells: ExportCell[] = [text('启明'), { type: 'number', text: '10005534.00', places: 2 }, { type: 'percent', text: '0.125' }, { type: 'date', text: '2017-03-01' }, { type: 'boolean', value: false }, { type: 'empty' }]
    expect(await csv(table(['名称', 'b', 'c', 'd', 'e', 'f'], [[cells]]))).toBe('\ufeff名称,b,c,d,e,f\r\n启明,10005534.00,12.5%,2017-03-01,FALSE,\r\n')
  })

  test.each([['0.125', '12.5%'], ['1', '100%'], ['0.0001', '0.01%'], ['-0.05', '-5%'], ['-0.0001', '-0.01%'], ['12.3456', '1234.56%'], ['0', '0%']])('writes the share %s as %s', async (share, written) => {
    expect(await csv(table(['a', 'b'], [[[{ type: 'percent', text: share }, text('x')]]]))).toContain(`\n${written},x`)
  })
})

describe('a workbook', () => {
  test('has a bold frozen header, widths, typed cells and a filter', async () => {
    const parts = unzipSync(await bytes(table(['Name', '金额'], [[[text('A & <B>'), { type: 'number', text: '1234.50', places: 2 }]]])))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">Name</t></is></c>')
    expect(sheet).toContain('A &amp; &lt;B&gt;')
    expect(sheet).toContain('<c r="B2" s="6"><v>1234.50</v></c>')
    expect(sheet).toContain('<autoFilter ref="A1:B2"/>')
    expect(Object.keys(parts).sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
  })

  test('without rows is a header', async () => {
    const path = folder.file('empty.xlsx', await bytes(table(['a', 'b'], [])))
    expect((await openTable(path)).columns).toEqual(['a', 'b'])
  })

  test('goes on with another sheet where one is full', async () => {
    const rows = Array.from({ length: 25 }, (_empty, index): ExportCell[] => [{ type: 'number', text: String(index), places: null }])
    const path = folder.file('long.xlsx', await bytes(table(['n'], [rows.slice(0, 8), rows.slice(8)]), 11))
    const lengths: number[] = []
    for (const sheet of [1, 2, 3]) {
      let count = 0
      for await (const block of (await openTable(path, { sheet })).rows()) count += block.length
      lengths.push(count)
    }
    expect(lengths).toEqual([10, 10, 5])
  })

  test('keeps more than 15 digits, and days before 1900, as text', async () => {
    const path = folder.file('digits.xlsx', await bytes(table(['a', 'b', 'c'], [[[{ type: 'number', text: '92233720368547758.07', places: 2 }, { type: 'date', text: '1850-05-01' }, { type: 'number', text: '-0.000000000000012', places: null }]]])))
    for await (const [row] of (await openTable(path)).rows()) expect(row?.cells).toEqual(['92233720368547758.07', '1850-05-01', { type: 'number', text: '-0.000000000000012' }])
  })
})

describe('there and back', () => {
  const thing = resource('Thing', {
    code: {}, note: { kind: 'longtext' }, amount: { kind: 'money' }, share: { kind: 'percent' }, weight: { kind: 'decimal', places: 3, wholeDigits: 15 }, count: { kind: 'bigint' }, day: { kind: 'date' }, at: { kind: 'datetime' }, yes: { kind: 'boolean' },
  })
  const headers = ['code', 'note', 'amount', 'currency', 'share', 'weight', 'count', 'day', 'at', 'yes']
  const mapping = { source: 'round', timeZone: 'UTC', steps: [{
    name: 'things', file: 'things.*', resource: 'Thing', key: 'code',
    fields: { code: 'code', note: 'note', amount: { column: 'amount', currency: { column: 'currency' } }, share: 'share', weight: 'weight', count: 'count', day: 'day', at: 'at', yes: 'yes' },
  }] }
  const awkward = fc.string({ unit: fc.constantFrom('a', '界', '𠮷', '"', "'", ',', ';', '=', '+', '-', '@', '\n', '\t', '_x000D_', '&', '<', ']]>', '0', ' ', '\u00e9'), maxLength: 12 })
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
  const record = fc.record({
    note: awkward.map((value) => value.trim().normalize('NFC')),
    amount: maybe(fc.record({ minor: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), currency: fc.constantFrom('CNY', 'JPY', 'KWD') })),
    share: maybe(fc.integer({ min: -1_000_000, max: 1_000_000 })),
    weight: maybe(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })),
    count: maybe(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    day: maybe(fc.date({ min: new Date('1700-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })),
    at: maybe(fc.date({ min: new Date('1950-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })),
    yes: maybe(fc.boolean()),
  })
  type Thing = (typeof record) extends fc.Arbitrary<infer Value> ? Value : never

  test.each([['things.csv'], ['things.xlsx']])('%s brings back exactly what was written', async (name) => {
    await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (things) => {
      const rows = things.map((one, index) => cellsOf(one, `K${index}`))
      const file = table(headers, [rows])
      const target = memoryTarget([thing])
      const result = await importFiles(target, mapping, { [name]: name.endsWith('.csv') ? await csv(file) : await bytes(file) })
      expect(result.said).toEqual([])
      expect(target.all('Thing').map(({ id: _id, ...values }) => values)).toEqual(things.map((one, index) => valuesOf(one, `K${index}`)))
    }), { numRuns: 60 })
  })

  function cellsOf(one: Thing, code: string): ExportCell[] {
    const places = { CNY: 2, JPY: 0, KWD: 3 }
    const decimal = (units: bigint, scale: number): string => {
      const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
      return (units < 0n ? '-' : '') + (scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`)
    }
    const or = <Value>(value: Value | null, make: (value: Value) => ExportCell): ExportCell => (value === null ? { type: 'empty' } : make(value))
    return [
      text(code),
      or(one.note === '' ? null : one.note, text),
      or(one.amount, ({ minor, currency }) => ({ type: 'number', text: decimal(minor, places[currency]), places: places[currency] })),
      or(one.amount, ({ currency }) => text(currency)),
      or(one.share, (share) => ({ type: 'percent', text: decimal(BigInt(share), 4).replace(/\.?0+$/, '') })),
      or(one.weight, (weight) => ({ type: 'number', text: decimal(weight, 3), places: null })),
      or(one.count, (count) => ({ type: 'number', text: String(count), places: null })),
      or(one.day, (day) => ({ type: 'date', text: day.toISOString().slice(0, 10) })),
      or(one.at, (at) => ({ type: 'datetime', text: at.toISOString().slice(0, 19).replace('T', ' ') })),
      or(one.yes, (yes) => ({ type: 'boolean', value: yes })),
    ]
  }

  function valuesOf(one: Thing, code: string): object {
    const weight = one.weight === null ? null : `${one.weight < 0n ? '-' : ''}${(one.weight < 0n ? -one.weight : one.weight) / 1000n}.${String((one.weight < 0n ? -one.weight : one.weight) % 1000n).padStart(3, '0')}`.replace(/\.?0+$/, '')
    return {
      code, note: one.note === '' ? null : one.note, amount: one.amount, share: one.share, weight: weight === '-0' ? '0' : weight, count: one.count,
      day: one.day?.toISOString().slice(0, 10) ?? null, at: one.at === null ? null : `${one.at.toISOString().slice(0, 19)}.000Z`, yes: one.yes,
    }
  }
})

function table(headers: readonly string[], pages: readonly (readonly (readonly ExportCell[])[])[]): ExportTable {
  return {
    name: 'things',
    model: 'Thing',
    headers,
    async *pages() {
      yield* pages
    },
  }
}

async function csv(file: ExportTable): Promise<string> {
  let written = ''
  for await (const piece of writeCsv(file)) written += piece
  return written
}

async function bytes(file: ExportTable, rowsPerSheet?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeXlsx(file, rowsPerSheet)) pieces.push(piece)
  return Buffer.concat(pieces)
}
