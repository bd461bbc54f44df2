import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvSplitter } from '../../src/import/readers/csv-splitter.ts'
import type { CsvRecord } from '../../src/import/readers/csv-splitter.ts'

describe('splitting CSV', () => {
  test('quoted cells hold delimiters, doubled quotes and line breaks; lines are counted truly', () => {
    const records = split('a,b\r\n1,"x, ""y""\r\nz"\r\n\r\n2,plain\n3,"end"')
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'], fault: null },
      { line: 2, cells: ['1', 'x, "y"\r\nz'], fault: null },
      { line: 5, cells: ['2', 'plain'], fault: null },
      { line: 6, cells: ['3', 'end'], fault: null },
    ])
  })

  test('a quote inside an unquoted cell is an ordinary character', () => {
    expect(cells('5" pipe,a"b"c')).toEqual([['5" pipe', 'a"b"c']])
  })

  test('spaces after a closing quote are dropped', () => {
    expect(cells('"a" ,b')).toEqual([['a', 'b']])
  })

  test('text after a closing quote costs only its line', () => {
    const records = split('1,a\n"bad"x,b\n2,c\n')
    expect(records.map(({ line, cells: found, fault }) => [line, found, fault?.code ?? null])).toEqual([[1, ['1', 'a'], null], [2, [], 'ROW_QUOTES'], [3, ['2', 'c'], null]])
  })

  test('an unclosed quote does not swallow the rows after it', () => {
    const records = split('1,a\n2,"open\n3,c\n4,"closed"\n5,e\n')
    expect(records.map(({ line, fault }) => [line, fault?.code ?? null])).toEqual([[1, null], [2, 'ROW_QUOTES'], [3, null], [4, null], [5, null]])
  })

  test('an unclosed quote on the last line is reported there', () => {
    expect(split('1,a\n2,"open').map(({ line, fault }) => [line, fault?.code ?? null])).toEqual([[1, null], [2, 'ROW_QUOTES']])
  })

  test('a quote that stays open longer than the limit is given up, and reading resumes on the next line', () => {
    const splitter = new CsvSplitter(',', 100)
    const records = [...splitter.push(`1,"open\n${'2,b\n'.repeat(50)}`), ...splitter.finish()]
    expect(records).toHaveLength(51)
    expect(records.filter(({ fault }) => fault).map(({ line }) => line)).toEqual([1])
  })

  test('a line longer than the limit is reported once, whatever pieces it comes in', () => {
    const splitter = new CsvSplitter(',', 100)
    const records = [...Array.from({ length: 5 }, () => splitter.push('x'.repeat(60))).flat(), ...splitter.push('\n1,a\n'), ...splitter.finish()]
    expect(records.map(({ line, fault }) => [line, fault?.code ?? null])).toEqual([[1, 'ROW_TOO_LONG'], [2, null]])
  })

  test('what any program writes is read as it was, in any pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '界', ';', "'"), maxLength: 8 })
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), (rows, newline, size) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(newline)
      expect(split(text, size).map((record) => record.cells)).toEqual(rows)
    }), { numRuns: 300 })
  })

  test('it agrees with another parser wherever quoting is right, and counts the same lines', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1', '界', '.'), minLength: 1, maxLength: 5 })
    const quoted = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' '), maxLength: 5 }).map((value) => `"${value.replaceAll('"', '""')}"`)
    fc.assert(fc.property(fc.array(fc.array(fc.oneof(plain, quoted), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 10 }), (rows) => {
      const text = rows.map((row) => row.join(',')).join('\n')
      const expected = parse(text, { relax_column_count: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[]
      const found = split(text)
      expect(found.map((record) => record.cells)).toEqual(expected.map(({ record }) => record))
      // csv-parse tells the line on which a record ends, this the one on which it begins.
      expect(found.slice(1).map(({ line }) => line)).toEqual(expected.slice(0, -1).map(({ info }) => info.lines + 1))
    }), { numRuns: 300 })
  })

  test('whatever the bytes are, every line is in a record or reported, and nothing is thrown', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (text, size) => {
      const records = split(text, size)
      expect(records).toEqual(split(text))
      for (const [index, record] of records.entries()) expect(record.line).toBeGreaterThan(records[index - 1]?.line ?? 0)
    }), { numRuns: 500 })
  })
})

function split(text: string, size = text.length || 1): CsvRecord[] {
  const splitter = new CsvSplitter(',')
  const records: CsvRecord[] = []
  for (let at = 0; at < text.length; at += size) records.push(...splitter.push(text.slice(at, at + size)))
  return [...records, ...splitter.finish()]
}

function cells(text: string): (readonly string[])[] {
  return split(text).map((record) => record.cells)
}
