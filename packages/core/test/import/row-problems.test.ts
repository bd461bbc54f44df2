import { describe, expect, test } from 'vitest'
import { rowProblems } from '../../src/import/errors.ts'
import type { RowCode } from '../../src/import/errors.ts'
import { WriteRefused } from '../../src/import/target-types.ts'
import { importFiles } from './import-files.ts'
import type { Files } from './import-files.ts'
import type { MemoryTarget } from './memory-target.ts'
import { orders, shop } from './shop.ts'
import { row, workbook } from './workbook.ts'

interface Case {
  readonly mapping: object
  readonly files: Files
  readonly said: readonly string[]
  readonly prepare?: (target: MemoryTarget) => void
}

const one = (field: string, cell: string, mapping: object = {}): Pick<Case, 'mapping' | 'files'> => ({
  mapping: orders({ [field]: { column: 'v', ...mapping } }),
  files: { 'orders.csv': `id,v\n1,${/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell}\n2,\n` },
})
const customers = { name: 'customers', file: 'customers.csv', resource: 'Customer', key: 'name', fields: { name: 'name', parent: { column: 'parent', reference: { step: 'customers' } } } }

const cases: Readonly<Record<RowCode, Case>> = {
  ROW_COLUMN_COUNT: { mapping: orders({ code: 'id' }), files: { 'orders.csv': 'id,v\n1,2\n3\n' }, said: ['ROW_COLUMN_COUNT 3 3'] },
  ROW_QUOTES: { mapping: orders({ code: 'id' }), files: { 'orders.csv': 'id,v\n1,"2\n3,4\n' }, said: ['ROW_QUOTES 2'] },
  ROW_TOO_LONG: { mapping: orders({ code: 'id' }), files: { 'orders.csv': `id,v\n1,${'x'.repeat(2_000_000)}\n2,y\n` }, said: ['ROW_TOO_LONG 2'] },
  ROW_KEY_EMPTY: { mapping: orders({ code: 'v' }), files: { 'orders.csv': 'id,v\n,2\n1,3\n' }, said: ['ROW_KEY_EMPTY 2 id '] },
  ROW_DUPLICATE: { mapping: orders({ code: 'v' }), files: { 'orders.csv': 'id,v\n1,2\n1,3\n' }, said: ['ROW_DUPLICATE 3 id 1'] },
  ROW_CONTRADICTS: { mapping: orders({ code: 'v' }, { rows: 'distinct' }), files: { 'orders.csv': 'id,v\n1,2\n1,2\n1,3\n' }, said: ['ROW_CONTRADICTS 4 id 1'] },
  ROW_RECORD_MISSING: { mapping: orders({ code: 'id' }, { write: 'update', match: 'code' }), files: { 'orders.csv': 'id\n1\n' }, said: ['ROW_RECORD_MISSING 2 id 1'] },
  ROW_RECORD_GONE: {
    mapping: orders({ code: 'id' }), files: { 'orders.csv': 'id\n1\n' }, said: ['ROW_RECORD_GONE 2'],
    prepare: (target) => void (target.beforeWrite = (writes) => { throw new WriteRefused([{ reason: 'gone', kind: 'gone', field: null, write: writes[0]! }]) }),
  },
  ROW_REFUSED: {
    mapping: orders({ code: 'id' }), files: { 'orders.csv': 'id\n1\n2\n' }, said: ['ROW_REFUSED 3 id 2'],
    prepare: (target) => void (target.beforeWrite = (writes) => {
      if (writes.some(({ values }) => values['code'] === '2')) throw new WriteRefused([{ reason: 'A rule of the house.', kind: 'rule', field: 'code', write: null }])
    }),
  },
  VALUE_REQUIRED: { ...one('note', ' ', { required: true }), said: ['VALUE_REQUIRED 2 v  ', 'VALUE_REQUIRED 3 v '] },
  VALUE_TOO_LONG: {
    mapping: { source: 'test', steps: [{ name: 'c', file: 'c.csv', resource: 'Customer', key: 'name', fields: { name: 'name' } }] },
    files: { 'c.csv': `name\n${'界'.repeat(20)}\n${'界'.repeat(21)}\n` }, said: [`VALUE_TOO_LONG 3 name ${'界'.repeat(21)}`],
  },
  VALUE_UNMAPPED: { ...one('status', 'Wonn', { values: { Won: 'CLOSED_WON' } }), said: ['VALUE_UNMAPPED 2 v Wonn'] },
  VALUE_NOT_AN_OPTION: { ...one('status', 'maybe'), said: ['VALUE_NOT_AN_OPTION 2 v maybe'] },
  VALUE_NOT_A_NUMBER: { ...one('amount', '1,5'), said: ['VALUE_NOT_A_NUMBER 2 v 1,5'] },
  VALUE_NOT_WHOLE: { ...one('quantity', '1.5'), said: ['VALUE_NOT_WHOLE 2 v 1.5'] },
  VALUE_TOO_PRECISE: { ...one('amount', '1.005'), said: ['VALUE_TOO_PRECISE 2 v 1.005'] },
  VALUE_OUT_OF_RANGE: { ...one('quantity', '2147483648'), said: ['VALUE_OUT_OF_RANGE 2 v 2147483648'] },
  VALUE_NOT_A_DATE: { ...one('placedOn', '03/04/2020'), said: ['VALUE_NOT_A_DATE 2 v 03/04/2020'] },
  VALUE_NOT_A_BOOLEAN: { ...one('gift', 'perhaps'), said: ['VALUE_NOT_A_BOOLEAN 2 v perhaps'] },
  VALUE_NOT_AN_EMAIL: { mapping: { source: 'test', steps: [{ ...customers, fields: { name: 'name', email: 'parent' } }] }, files: { 'customers.csv': 'name,parent\nA,a@b\nB,b@b.cn\n' }, said: ['VALUE_NOT_AN_EMAIL 2 parent a@b'] },
  VALUE_NOT_A_URL: { mapping: { source: 'test', steps: [{ ...customers, fields: { name: 'name', website: 'parent' } }] }, files: { 'customers.csv': 'name,parent\nA,ftp://x\nB,https://x.cn\n' }, said: ['VALUE_NOT_A_URL 2 parent ftp://x'] },
  VALUE_NOT_JSON: { ...one('extra', '{a'), said: ['VALUE_NOT_JSON 2 v {a'] },
  VALUE_CURRENCY_UNKNOWN: { mapping: orders({ amount: { column: 'v', currency: { column: 'c' } } }), files: { 'orders.csv': 'id,v,c\n1,5,XYZ\n2,5,eur\n' }, said: ['VALUE_CURRENCY_UNKNOWN 2 v 5'] },
  VALUE_CELL_ERROR: { mapping: orders({ note: 'v' }, { file: 'orders.xlsx' }), files: { 'orders.xlsx': sheet('<c r="B2" t="e"><v>#REF!</v></c>') }, said: ['VALUE_CELL_ERROR 2 v #REF!'] },
  VALUE_FORMULA_EMPTY: { mapping: orders({ note: 'v' }, { file: 'orders.xlsx' }), files: { 'orders.xlsx': sheet('<c r="B2"><f>A1</f></c>') }, said: ['VALUE_FORMULA_EMPTY 2 v '] },
  VALUE_DIGITS_LOST: { mapping: orders({ note: 'v' }, { file: 'orders.xlsx' }), files: { 'orders.xlsx': sheet('<c r="B2"><v>1.10101199003077E+17</v></c>') }, said: ['VALUE_DIGITS_LOST 2 v 110101199003077000'] },
  VALUE_DAMAGED: { mapping: orders({ note: 'v' }), files: { 'orders.csv': Buffer.concat([Buffer.from('id,v\n1,caf'), Buffer.from([0xe9]), Buffer.from('\n2,ok\n')]) }, said: ['VALUE_DAMAGED 2 v caf\ufffd'] },
  VALUE_CONTROL_CHARACTER: { ...one('note', 'a\u0000b'), said: ['VALUE_CONTROL_CHARACTER 2 v a\u0000b'] },
  VALUE_NOT_UNIQUE: {
    mapping: { source: 'test', steps: [{ name: 'p', file: 'p.csv', resource: 'Product', key: 'id', fields: { code: 'code', name: 'code' } }] },
    files: { 'p.csv': 'id,code\n1,A\n2,B\n3,A\n' }, said: ['VALUE_NOT_UNIQUE 4 code A'],
  },
  REFERENCE_NOT_FOUND: { ...one('customer', 'Nobody', { reference: { by: 'name' } }), said: ['REFERENCE_NOT_FOUND 2 v Nobody'] },
  REFERENCE_AMBIGUOUS: {
    ...one('customer', 'Twin', { reference: { by: 'name' } }), said: ['REFERENCE_AMBIGUOUS 2 v Twin'],
    prepare: (target) => {
      target.put('Customer', { name: 'Twin' })
      target.put('Customer', { name: 'Twin' })
    },
  },
  REFERENCE_NOT_IMPORTED: {
    mapping: { source: 'test', steps: [customers] }, files: { 'customers.csv': 'name,parent\nA,B\nB,A\nC,\nD,C\n' },
    said: ['REFERENCE_NOT_IMPORTED 2 parent B', 'REFERENCE_NOT_IMPORTED 3 parent A'],
  },
  REFERENCE_EMPTY: {
    ...one('team', 'Acme', { reference: { resource: 'Customer', by: 'name', take: 'team' } }), said: ['REFERENCE_EMPTY 2 v Acme'],
    prepare: (target) => void target.put('Customer', { name: 'Acme', team: null }),
  },
}

describe('rows that are refused', () => {
  test.each(Object.entries(cases))('%s', async (code, { mapping, files, said, prepare }) => {
    const target = shop()
    prepare?.(target)
    const before = [...target.records.values()].reduce((sum, rows) => sum + rows.size, 0)
    const result = await importFiles(target, mapping as never, files)
    expect(result.said).toEqual(said)
    const [first] = result.found
    expect(first).toMatchObject({ code, file: Object.keys(files)[0] })
    expect(first?.message).not.toMatch(/\{\w+\}/)
    const landed = [...target.records.values()].reduce((sum, rows) => sum + rows.size, 0) - before
    const rowsRefused = new Set(result.found.map(({ line }) => line)).size
    const repeated = result.steps.reduce((sum, step) => sum + step.repeated, 0)
    expect(landed).toBe(result.steps.reduce((sum, step) => sum + step.rows, 0) - rowsRefused - repeated)
  })

  test('all codes are covered here', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(rowProblems).sort())
  })

  test('a row with several wrong cells tells all of them and counts once', async () => {
    const result = await importFiles(shop(), orders({ quantity: 'q', placedOn: 'd' }) as never, { 'orders.csv': 'id,q,d\n1,x,y\n2,1,2020-01-01\n' })
    expect(result.said).toEqual(['VALUE_NOT_A_NUMBER 2 q x', 'VALUE_NOT_A_DATE 2 d y'])
    expect(result.resources['Order']).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 1 })
  })
})

function sheet(cell: string): Uint8Array {
  return workbook({ sheets: { One: `${row(1, 'id', 'v')}<row r="2"><c r="A2"><v>1</v></c>${cell}</row>` } })
}
