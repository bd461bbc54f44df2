import { describe, expect, test } from 'vitest'
import { TenonError } from '../../src/errors/tenon-error.ts'
import { mappingProblems } from '../../src/import/errors.ts'
import type { MappingCode } from '../../src/import/errors.ts'
import { planImport } from '../../src/import/mapping/plan-import.ts'
import { checkMapping, parseMapping, readMapping } from '../../src/import/mapping/read-mapping.ts'
import { fillTemplate, parseTemplate } from '../../src/import/mapping/template.ts'
import { importFiles } from './import-files.ts'
import { scratch } from './scratch.ts'
import { orders, shop } from './shop.ts'

const folder = scratch()

describe('reading a mapping', () => {
  test('every problem of its form is told at once, with its line', () => {
    const error = refusal(() => parseMapping(['source: test', 'steps:', '  - name: a', '    file: a.csv', '    resuorce: Order', '    key: 7', '    fields:', '      code: { column: id, trim: maybe }', 'colour: red', ''].join('\n'), 'a.yaml'))
    expect(error.code).toBe('IMPORT_MAPPING_INVALID')
    expect(error.fields.map(({ path, code, params }) => [path, code, params?.['line']])).toEqual([
      ['steps[0]', 'MAPPING_MISSING', 3],
      ['steps[0].resuorce', 'MAPPING_UNKNOWN_KEY', 5],
      ['steps[0].key', 'MAPPING_WRONG_TYPE', 6],
      ['steps[0].fields.code.trim', 'MAPPING_WRONG_TYPE', 8],
      ['colour', 'MAPPING_UNKNOWN_KEY', 9],
    ])
    expect(error.fields[1]?.message).toContain('line 5, steps[0].resuorce: There is no setting "resuorce" here.')
  })

  test('text that is no YAML, and a file that is not there, are refused with a reason', async () => {
    expect(refusal(() => parseMapping('source: [', 'a.yaml')).code).toBe('IMPORT_MAPPING_UNREADABLE')
    await expect(readMapping('/nowhere/a.yaml')).rejects.toMatchObject({ code: 'IMPORT_MAPPING_UNREADABLE' })
    await expect(readMapping(folder.file('broken.ts', 'export default {'))).rejects.toMatchObject({ code: 'IMPORT_MAPPING_UNREADABLE' })
  })

  test('a mapping may be a module', async () => {
    const path = folder.file('mapping.mjs', `export default ${JSON.stringify(orders({ code: 'id' }))}`)
    expect((await readMapping(path)).mapping.source).toBe('test')
  })

  test('a mapping that is one great alias is refused', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nsource: [*c,*c,*c,*c,*c,*c,*c,*c]\n`
    expect(refusal(() => parseMapping(bomb, 'bomb.yaml')).code).toBe('IMPORT_MAPPING_UNREADABLE')
  })
})

const csv = 'id,name,amount,placed,name2,name2\n1,a,2,2020-01-01,x,y\n'

describe('problems that are found before any row is read', () => {
  const cases: readonly [MappingCode, unknown, string][] = [
    ['MAPPING_RESOURCE_UNKNOWN', { ...orders({}), steps: [{ ...orders({}).steps[0], resource: 'Ordre' }] }, 'steps[0].resource'],
    ['MAPPING_FIELD_UNKNOWN', orders({ colour: 'name' }), 'steps[0].fields.colour'],
    ['MAPPING_FIELD_READ_ONLY', orders({ version: 'name' }), 'steps[0].fields.version'],
    ['MAPPING_FIELD_NEEDED', { source: 'test', steps: [{ name: 'c', file: 'orders.csv', resource: 'Customer', key: 'id', fields: { code: 'id' } }] }, 'steps[0].fields'],
    ['MAPPING_REFERENCE_NEEDED', orders({ customer: 'name' }), 'steps[0].fields.customer'],
    ['MAPPING_REFERENCE_UNFIT', orders({ code: { column: 'id', reference: { by: 'name' } } }), 'steps[0].fields.code.reference'],
    ['MAPPING_REFERENCE_FORM', orders({ customer: { column: 'name', reference: { by: 'name', step: 'orders' } } }), 'steps[0].fields.customer.reference'],
    ['MAPPING_REFERENCE_TARGET', orders({ customer: { column: 'name', reference: { step: 'orders' } } }), 'steps[0].fields.customer.reference'],
    ['MAPPING_STEP_UNKNOWN', orders({ customer: { column: 'name', reference: { step: 'customers' } } }), 'steps[0].fields.customer.reference.step'],
    ['MAPPING_OPTION_UNFIT', orders({ code: { column: 'id', format: 'yyyy-MM-dd' } }), 'steps[0].fields.code.format'],
    ['MAPPING_FORMAT_INVALID', orders({ placedOn: { column: 'placed', format: 'yyyy-QQ-dd' } }), 'steps[0].fields.placedOn.format'],
    ['MAPPING_VALUE_UNFIT', orders({ status: { column: 'name', values: { a: 'GONE' } } }), 'steps[0].fields.status.values.a'],
    ['MAPPING_SOURCE_FORM', orders({ code: { column: 'id', value: 'x' } }), 'steps[0].fields.code'],
    ['MAPPING_CURRENCY_UNKNOWN', orders({ amount: { column: 'amount', currency: 'ABC' } }), 'steps[0].fields.amount.currency'],
    ['MAPPING_TIME_ZONE_UNKNOWN', { ...orders({ code: 'id' }), timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['MAPPING_FILE_MISSING', orders({ code: 'id' }, { file: 'other.csv' }), 'steps[0].file'],
    ['MAPPING_FILE_REFUSED', orders({ code: 'id' }, { file: 'picture.csv' }), 'steps[0].file'],
    ['MAPPING_COLUMN_MISSING', orders({ code: 'number' }), 'steps[0].fields.code.column'],
    ['MAPPING_COLUMN_TWICE', orders({ code: 'name2' }), 'steps[0].fields.code.column'],
    ['MAPPING_NAME_TWICE', { source: 'test', steps: [orders({ code: 'id' }).steps[0], orders({ code: 'id' }).steps[0]] }, 'steps[1].name'],
    ['MAPPING_MATCH_UNFIT', orders({ code: 'id' }, { match: 'amount' }), 'steps[0].match'],
    ['MAPPING_KEY_UNFIT', orders({ code: 'id' }, { write: 'update' }), 'steps[0].write'],
    ['MAPPING_TEMPLATE_INVALID', orders({ code: { template: '{id' } }), 'steps[0].fields.code.template'],
    ['MAPPING_MISSING', { source: 'test' }, 'mapping'],
    ['MAPPING_UNKNOWN_KEY', { ...orders({ code: 'id' }), color: 'red' }, 'color'],
    ['MAPPING_WRONG_TYPE', { ...orders({ code: 'id' }), source: 5 }, 'source'],
  ]

  test.each(cases)('%s', async (code, mapping, path) => {
    const found = (await problemsOf(mapping)).find((problem) => problem.code === code)
    expect(found?.path).toBe(path)
    expect(found?.message).not.toMatch(/\{\w+\}/)
  })

  test('all codes are covered here', () => {
    expect([...new Set(cases.map(([code]) => code))].sort()).toEqual(Object.keys(mappingProblems).sort())
  })

  test('they are told together', async () => {
    const codes = (await problemsOf(orders({ colour: 'name', code: 'number', placedOn: { column: 'placed', format: 'x' } }))).map(({ code }) => code)
    expect(codes.sort()).toEqual(['MAPPING_COLUMN_MISSING', 'MAPPING_FIELD_UNKNOWN', 'MAPPING_FORMAT_INVALID'])
  })

  test('a target that is made when missing needs all that a new one must have', async () => {
    const making = orders({ product: { column: 'name', reference: { by: 'code', create: { kind: 'ROCKET', colour: 'red' } } } })
    expect((await problemsOf(making)).map(({ code, path }) => [code, path])).toEqual([
      ['MAPPING_VALUE_UNFIT', 'steps[0].fields.product.reference.create.kind'],
      ['MAPPING_FIELD_UNKNOWN', 'steps[0].fields.product.reference.create.colour'],
      ['MAPPING_FIELD_NEEDED', 'steps[0].fields.product.reference.create'],
    ])
  })

  test('nothing is written', async () => {
    const target = shop()
    await expect(importFiles(target, orders({ colour: 'name' }) as never, { 'orders.csv': csv })).rejects.toThrow()
    expect(target.commits).toEqual([])
  })
})

describe('templates', () => {
  test.each([
    ['Deal {id}', { id: '7' }, 'Deal 7'],
    ['{product}[ for {account}]', { product: 'GTX', account: 'Acme' }, 'GTX for Acme'],
    ['{product}[ for {account}]', { product: 'GTX', account: '' }, 'GTX'],
  ])('%s', (template, cells, expected) => {
    const parts = parseTemplate(template)
    if (typeof parts === 'string') throw new Error(parts)
    expect(fillTemplate(parts, (column) => (cells as Record<string, string>)[column]!)).toBe(expected)
  })

  test.each([['{a'], ['a}'], ['[a'], ['a]'], ['[[a]]'], ['{}']])('%s cannot be read', (template) => expect(parseTemplate(template)).toBeTypeOf('string'))
})

async function problemsOf(mapping: unknown): Promise<TenonError['fields']> {
  const files = [folder.file('orders.csv', csv), folder.file('picture.csv', Buffer.from('89504e470d0a1a0a', 'hex'))]
  try {
    await planImport(checkMapping(mapping, 'test'), shop(), files)
  } catch (error) {
    if (error instanceof TenonError) return error.fields
    throw error
  }
  throw new Error('The mapping has no problem')
}

function refusal(work: () => unknown): TenonError {
  try {
    work()
  } catch (error) {
    if (error instanceof TenonError) return error
    throw error
  }
  throw new Error('Nothing was refused')
}
