import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { columnLook } from '../../src/import/guess/column-look.ts'
import { guess } from '../../src/import/guess/guess.ts'
import { nameLikeness } from '../../src/import/guess/name-likeness.ts'
import { openTable } from '../../src/import/readers/open-table.ts'
import type { Cell } from '../../src/import/readers/table-types.ts'
import { resource } from './memory-target.ts'
import { sampleData } from './sample-data.ts'

const reference = (to: string) => ({ kind: 'reference' as const, reference: to })
const customer = resource('Customer', {
  name: { required: true, labels: ['Name', '名称'] }, industry: { labels: ['Industry', '行业'] }, country: { labels: ['Country', '国家'] }, foundedYear: { kind: 'integer', labels: ['Founded', '成立年份'] },
  annualRevenue: { kind: 'money', labels: ['Annual revenue', '年收入'] }, employees: { kind: 'integer', labels: ['Employees', '员工数'] }, parent: { ...reference('Customer'), labels: ['Parent', '母公司'] }, createdAt: { kind: 'datetime', readOnly: true },
})
const opportunity = resource('Opportunity', {
  code: { unique: true, labels: ['Code', '编号'] }, name: { required: true, labels: ['Name', '名称'] }, customer: { ...reference('Customer'), required: true }, amount: { kind: 'money', labels: ['Amount', '金额'] },
  closedOn: { kind: 'date', labels: ['Closed on', '成交日期'] }, kind: { kind: 'enum', options: ['NEW', 'UPSELL'], labels: ['Kind', '类型'] }, owner: reference('Person'), stage: { ...reference('Stage'), required: true },
})
const described = new Map([customer, opportunity, resource('Person', { name: {} }), resource('Stage', { key: { unique: true }, name: {} })].map((one) => [one.name, one]))
const describe_ = (name: string) => described.get(name) ?? null

describe('what a column looks like', () => {
  test.each<[readonly Cell[], object]>([
    [['2017-03-01', '2017-12-24', ''], { kind: 'date', mapping: {}, ambiguous: false }],
    [['22 Jan 19', '1 Feb 19'], { kind: 'date', mapping: { format: 'd MMM yy' }, ambiguous: false }],
    [['25/12/2020', '01/02/2020'], { kind: 'date', mapping: { format: 'd/M/yyyy' }, ambiguous: false }],
    [['12/25/2020', '01/02/2020'], { kind: 'date', mapping: { format: 'M/d/yyyy' }, ambiguous: false }],
    [['03/04/2020', '01/02/2020'], { kind: 'date', mapping: { format: 'd/M/yyyy' }, ambiguous: true }],
    [['2021-01-05 10:00', '2021-01-06 11:30'], { kind: 'datetime', mapping: {}, ambiguous: false }],
    [['$1,440.00', '$87.10'], { kind: 'money', mapping: {}, ambiguous: false }],
    [['1.440,00', '87,10'], { kind: 'decimal', mapping: { number: { decimal: ',' } }, ambiguous: false }],
    [['1,440', '12,000'], { kind: 'integer', mapping: {}, ambiguous: true }],
    [['1', '20'], { kind: 'integer', mapping: {}, ambiguous: false }],
    [['12.5%', '3%'], { kind: 'percent', mapping: {}, ambiguous: false }],
    [['007', '012'], { kind: 'text', mapping: {}, ambiguous: false }],
    [['是', '否'], { kind: 'boolean', mapping: {}, ambiguous: false }],
    [['a@b.cn', 'c@d.com'], { kind: 'email', mapping: {}, ambiguous: false }],
    [['https://a.cn'], { kind: 'url', mapping: {}, ambiguous: false }],
    [['', ''], { kind: 'empty', mapping: {}, ambiguous: false }],
    [['Acme', '2017-01-01'], { kind: 'text', mapping: {}, ambiguous: false }],
    [[{ type: 'date', text: '2017-01-01' }], { kind: 'date', mapping: {}, ambiguous: false }],
    [[{ type: 'number', text: '0.5', percent: true }], { kind: 'percent', mapping: {}, ambiguous: false }],
  ])('%j', (samples, expected) => expect(columnLook(samples)).toEqual(expected))
})

describe('what a column is for', () => {
  test('names are compared in both languages, loosely', () => {
    const likeness = (column: string, field: string) => nameLikeness(column, opportunity.fields[field]!)
    expect(likeness('金额', 'amount')).toBe(1)
    expect(likeness('CLOSED_ON', 'closedOn')).toBe(1)
    expect(likeness('Close date', 'closedOn')).toBeGreaterThan(0.8)
    expect(likeness('colour', 'amount')).toBe(0)
  })

  test('a Chinese sheet is understood', () => {
    const columns = [['编号', 'D-1', 'D-2'], ['客户', '启明软件', '华夏科技'], ['金额', '1,000.00', '2,500.50'], ['成交日期', '2024年3月1日', '2024年12月9日'], ['类型', 'new', 'Upsell'], ['负责人', '王芳', '李伟']]
      .map(([name, ...samples]) => ({ name: name!, samples }))
    const suggestion = guess(columns, opportunity, describe_)
    expect(Object.fromEntries(suggestion.fields.map(({ field, column, mapping }) => [field, [column, { ...mapping, column: undefined }]]))).toEqual({
      code: ['编号', {}], customer: ['客户', { reference: { by: 'name' } }], amount: ['金额', {}], closedOn: ['成交日期', {}], kind: ['类型', {}], owner: ['负责人', { reference: { by: 'name' } }],
    })
    expect(suggestion).toMatchObject({ key: '编号', missing: ['name', 'stage'] })
  })

  const folder = sampleData('maven-crm')
  test.skipIf(folder === null)('real files find their resource and fields', async () => {
    const accounts = await sampled(join(folder!, 'accounts.csv'))
    const suggestion = guess(accounts, customer, describe_)
    expect(Object.fromEntries(suggestion.fields.map(({ field, column }) => [field, column]))).toEqual({
      name: 'account', industry: 'sector', country: 'office_location', foundedYear: 'year_established', annualRevenue: 'revenue', employees: 'employees', parent: 'subsidiary_of',
    })
    expect(suggestion).toMatchObject({ key: 'account', missing: [] })
    expect(suggestion.score).toBeGreaterThan(guess(accounts, opportunity, describe_).score)
    const deals = await sampled(join(folder!, 'sales_pipeline.csv'))
    expect(guess(deals, opportunity, describe_).score).toBeGreaterThan(guess(deals, customer, describe_).score)
  })

  test.each([['Amount', 'Amount (currency)'], ['金额', '金额 (币种)']])('an amount takes its currency from the column that an export writes beside it: %s', (amount, currency) => {
    const columns = [{ name: currency, samples: ['USD', 'CNY'] }, { name: amount, samples: ['0.10', '7.00'] }, { name: 'Kind', samples: ['NEW', 'UPSELL'] }]
    const { fields } = guess(columns, opportunity, describe_)
    expect(fields.find(({ field }) => field === 'amount')?.mapping).toEqual({ column: amount, currency: { column: currency } })
    expect(fields.map(({ column }) => column)).not.toContain(currency)
  })
})

async function sampled(path: string) {
  const table = await openTable(path)
  for await (const rows of table.rows()) return table.columns.map((name, index) => ({ name, samples: rows.slice(0, 200).map((row) => row.cells[index] ?? '') }))
  return []
}
