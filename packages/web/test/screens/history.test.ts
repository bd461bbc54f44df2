import { describe, expect, it } from 'vitest'
import { detailSections } from '../../src/screens/record/detail-sections.ts'
import { erasedFields, readChanges, withTitle } from '../../src/screens/record/history.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const change = (field: string, before: unknown, after: unknown) => ({ field, before, after })

describe('an entry of the history', () => {
  it('tells what changed, in the order of the fields', () => {
    expect(readChanges(meta, [change('kind', 'NEW', 'RENEWAL'), change('name', 'a', 'b')], 'CNY').map(({ field, before, after }) => [field.name, before, after])).toEqual([['name', 'a', 'b'], ['kind', 'NEW', 'RENEWAL']])
  })

  it('reads amounts out of minor units, in their currency', () => {
    expect(readChanges(meta, [change('amountMinor', null, '-5'), change('currency', null, 'USD')], 'CNY')[0]).toMatchObject({ before: null, after: { amount: '-0.05', currency: 'USD' } })
    expect(readChanges(meta, [change('amountMinor', 123450, 100)], 'CNY')[0]).toMatchObject({ before: { amount: '1234.50', currency: 'CNY' }, after: { amount: '1.00', currency: 'CNY' } })
  })

  it('names the records that references point at', () => {
    const [read] = readChanges(meta, [change('customerId', null, 'c1')], 'CNY')
    expect([read?.before, read?.after]).toEqual([null, 'Customer:c1'])
    expect(withTitle(read!.field, read!.after, new Map([['Customer:c1', 'Acme']]))).toEqual({ id: 'Customer:c1', title: 'Acme' })
    expect(withTitle(read!.field, 'Customer:c2', new Map())).toMatchObject({ title: '…' })
  })

  it('says what was erased, whatever columns the field is made of', () => {
    const gone = (field: string) => ({ ...change(field, null, null), erased: true })
    expect(readChanges(meta, [gone('name'), gone('amountMinor'), gone('customerId')], 'CNY').map(({ field, before, after, erased }) => [field.name, before, after, erased])).toEqual(expect.arrayContaining([['name', null, null, true], ['amount', null, null, true], ['customer', null, null, true]]))
  })

  it('names the fields that an erasure took', () => {
    const facts = [change('fields', null, ['name']), change('entries', null, { e1: 'ab' })]
    expect(readChanges(meta, erasedFields(facts), 'CNY').map(({ field, erased }) => [field.name, erased])).toEqual([['name', true]])
  })

  it('is silent about fields that the caller does not have', () => expect(readChanges(meta, [change('secret', 1, 2)], 'CNY')).toEqual([]))
})

describe('the details of a record', () => {
  const record = { id: 'Opportunity:1', version: 1, name: 'Deal', kind: 'NEW', lossReason: null }

  it('are the sections of the form, with what no section names after the first', () => {
    const [first] = detailSections(meta, record)
    expect(first?.fields.map((one) => one.name)).toEqual(['name', 'customer', 'amount', 'stage', 'kind', 'notes', 'probability', 'expectedCloseOn', 'keyDeal', 'owner', 'team'])
  })

  it('hide a conditional field only while it is empty', () => {
    const shown = (lossReason: string | null) => detailSections(meta, { ...record, lossReason }).flatMap((section) => section.fields).some((one) => one.name === 'lossReason')
    expect([shown(null), shown('price')]).toEqual([false, true])
  })
})
