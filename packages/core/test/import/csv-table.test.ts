import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { openTable } from '../../src/import/readers/open-table.ts'
import type { Row, Table, TableOptions } from '../../src/import/readers/table-types.ts'
import { detectEncoding } from '../../src/import/readers/detect-encoding.ts'
import { scratch } from './scratch.ts'

const folder = scratch()
const chinese = '客户,金额\n启明软件,100\n华夏科技有限公司,2000\n'

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(chinese), 'utf-8'],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(chinese)]), 'utf-8'],
    ['UTF-16 little endian', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(chinese, 'utf16le')]), 'utf-16le'],
    ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(chinese, 'utf-16be')]), 'utf-16be'],
    ['GB18030', iconv.encode(chinese, 'gb18030'), 'gb18030'],
  ])('%s is recognised and read', async (_name, bytes, encoding) => {
    const table = await openTable(folder.file('encoding.csv', bytes))
    expect(table.format).toEqual({ kind: 'csv', encoding, delimiter: ',' })
    expect(table.columns).toEqual(['客户', '金额'])
    expect(await texts(table)).toEqual([['启明软件', '100'], ['华夏科技有限公司', '2000']])
  })

  test('characters beyond the basic plane come in four bytes of GB18030', async () => {
    const table = await openTable(folder.file('four.csv', iconv.encode('a,b\n𠮷野家,饭店\n', 'gb18030')))
    expect(await texts(table)).toEqual([['𠮷野家', '饭店']])
  })

  test('Chinese that comes only after a megabyte of ASCII is seen', async () => {
    const bytes = Buffer.concat([Buffer.from(`a,b\n${'x,y\n'.repeat(300_000)}`), iconv.encode('中文,字\n', 'gb18030')])
    expect(await detectEncoding(folder.file('late.csv', bytes))).toEqual({ encoding: 'gb18030', mark: 0 })
  })

  test('a character that lies across two pieces of the file is whole', async () => {
    const text = `a\n${'界'.repeat(100_000)}\n`
    expect(await texts(await openTable(folder.file('pieces.csv', text)))).toEqual([['界'.repeat(100_000)]])
  })

  test('Western one-byte text is not taken for Chinese: its cells come damaged, to be refused', async () => {
    const table = await openTable(folder.file('latin.csv', iconv.encode('name,note\nCafé,résumé\nMüller,naïve\n', 'latin1')))
    expect(table.format).toMatchObject({ encoding: 'utf-8' })
    expect((await texts(table)).flat().join()).toContain('\ufffd')
  })

  test('not even where every accented letter takes the letter after it for the second half of a Chinese one', async () => {
    const table = await openTable(folder.file('latin3.csv', iconv.encode('name\nMüller\nfête\nÉlodie Lévy\n', 'latin1')))
    expect(table.format).toMatchObject({ encoding: 'utf-8' })
  })

  test('a mapping may name the encoding', async () => {
    const table = await openTable(folder.file('latin2.csv', iconv.encode('name\nCafé\n', 'latin1')), { encoding: 'windows-1252' })
    expect(await texts(table)).toEqual([['Café']])
    await expect(openTable(folder.file('odd.csv', 'a\n1\n'), { encoding: 'utf-99' })).rejects.toMatchObject({ code: 'IMPORT_ENCODING_UNKNOWN' })
  })

  test('any Chinese text is told apart from UTF-8, both ways', async () => {
    const text = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 12 })
    await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 3, maxLength: 30 }), async (names) => {
      const content = `name\n${names.join('\n')}\n`
      expect((await detectEncoding(folder.file('utf8.csv', content))).encoding).toBe('utf-8')
      const bytes = iconv.encode(content, 'gb18030')
      expect(await texts(await openTable(folder.file('gb.csv', bytes), { encoding: 'gb18030' }))).toEqual(names.map((name) => [name]))
    }), { numRuns: 25 })
  })
})

describe('delimiters and headers', () => {
  test.each([[','], [';'], ['\t'], ['|']])('%j is found', async (delimiter) => {
    const rows = [['a', 'b', 'c'], ['1', 'x', 'y'], ['2', 'p', 'q']]
    const table = await openTable(folder.file('delimiter.csv', rows.map((row) => row.join(delimiter)).join('\n')))
    expect(table.format).toMatchObject({ delimiter })
    expect(await texts(table)).toEqual(rows.slice(1))
  })

  test('commas inside of cells do not hide a semicolon', async () => {
    const table = await openTable(folder.file('semi.csv', 'name;amount;note\nA;1,50;x, y\nB;2,75;z, w, v\n'))
    expect(table.format).toMatchObject({ delimiter: ';' })
  })

  test('a file of one column needs none', async () => {
    expect(await texts(await openTable(folder.file('one.csv', 'name\nA\nB\n')))).toEqual([['A'], ['B']])
  })

  test('the header may stand further down, or be named by the mapping', async () => {
    const path = folder.file('below.csv', 'Report of March\n\nname,amount\nA,1\n')
    expect(await texts(await openTable(path, { headerLine: 3 }))).toEqual([['A', '1']])
    const bare = folder.file('bare.csv', 'A,1\nB,2\n')
    const table = await openTable(bare, { columns: ['name', 'amount'] })
    expect([table.columns, await texts(table)]).toEqual([['name', 'amount'], [['A', '1'], ['B', '2']]])
  })

  test('lines may end in a bare carriage return', async () => {
    const table = await openTable(folder.file('mac.csv', 'a,b\r1,2\r3,4\r'))
    expect(await rows(table)).toMatchObject([{ line: 2, cells: ['1', '2'] }, { line: 3, cells: ['3', '4'] }])
  })
})

describe('rows', () => {
  test('a wrong number of cells is a fault of that row, with its true line', async () => {
    const table = await openTable(folder.file('width.csv', 'a,b,c\n1,"x\ny",3\n\n4,5\n6,7,8,9\n10,11,12\n'))
    expect((await rows(table)).map(({ line, fault }) => [line, fault?.code ?? null, fault?.params ?? null])).toEqual([
      [2, null, null],
      [5, 'ROW_COLUMN_COUNT', { found: 2, expected: 3 }],
      [6, 'ROW_COLUMN_COUNT', { found: 4, expected: 3 }],
      [7, null, null],
    ])
  })

  test('empty cells beyond the header and rows without any content are what spreadsheets leave behind', async () => {
    const table = await openTable(folder.file('trail.csv', 'a,b\n1,2,,\n,\n , \n3,4\n'))
    expect(await rows(table)).toMatchObject([{ line: 2, cells: ['1', '2'], fault: null }, { line: 5, cells: ['3', '4'] }])
  })

  test('the rows can be read twice, and the progress is told', async () => {
    const table = await openTable(folder.file('twice.csv', 'a,b\n1,2\n'))
    expect(await texts(table)).toEqual(await texts(table))
    expect(table.progress()).toBe(1)
  })
})

describe('files that are something else', () => {
  test.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'IMPORT_FILE_UNKNOWN'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'IMPORT_FILE_UNKNOWN'],
    ['an empty file', Buffer.alloc(0), 'IMPORT_FILE_EMPTY'],
    ['a ZIP that is cut off', Buffer.from('504b030414000000', 'hex'), 'IMPORT_FILE_BROKEN'],
  ])('%s is refused with a sentence', async (_name, bytes, code) => {
    await expect(openTable(folder.file('strange.csv', bytes))).rejects.toMatchObject({ code })
  })

  test('so is one that is not there', async () => {
    await expect(openTable(`${folder.path}/nowhere.csv`)).rejects.toMatchObject({ code: 'IMPORT_FILE_MISSING' })
  })

  test('and one whose header line lies below its end', async () => {
    await expect(openTable(folder.file('short.csv', 'a,b\n'), { headerLine: 9 } satisfies TableOptions)).rejects.toMatchObject({ code: 'IMPORT_FILE_EMPTY' })
  })
})

async function rows(table: Table): Promise<Row[]> {
  const all: Row[] = []
  for await (const block of table.rows()) all.push(...block)
  return all
}

async function texts(table: Table): Promise<unknown[]> {
  return (await rows(table)).map((row) => row.cells)
}
