import { describe, expect, it } from 'vitest'
import { addDecimals, addMoney } from '../../src/data/decimal-sum.ts'
import { inputOf, inputValue, sameValue } from '../../src/data/field-input.ts'
import { globalId, typeOf, uuidOf } from '../../src/data/ids.ts'
import { readReference } from '../../src/data/record.ts'
import { readBulk, readOutcome } from '../../src/data/write-outcome.ts'
import { field } from './opportunity-meta.ts'

describe('a value as mutations take it', () => {
  it('is the id of a reference, under the name that the input gives it', () => {
    const customer = field('customer', 'reference', { reference: { resource: 'Customer' } })
    expect(inputOf([customer], { customer: { id: 'Customer:1', title: 'Acme' } })).toEqual({ customerId: 'Customer:1' })
    expect(inputOf([customer], { customer: null })).toEqual({ customerId: null })
  })

  it('is null where a person left it empty', () => {
    expect([inputValue(field('name', 'text'), '   '), inputValue(field('amount', 'money'), { amount: '', currency: 'CNY' }), inputValue(field('kind', 'enum'), null)]).toEqual([null, null, null])
    expect(inputValue(field('tags', 'tags'), [])).toEqual([])
  })

  it('keeps zero and no, which are values', () => {
    expect([inputValue(field('probability', 'percent'), 0), inputValue(field('keyDeal', 'boolean'), false)]).toEqual([0, false])
  })

  it('is unchanged when it would be written alike', () => {
    expect(sameValue(field('amount', 'money'), { amount: '1200.50', currency: 'CNY' }, { amount: '1200.5', currency: 'CNY' })).toBe(true)
    expect(sameValue(field('amount', 'money'), { amount: '1200.50', currency: 'CNY' }, { amount: '1200.50', currency: 'USD' })).toBe(false)
    expect(sameValue(field('name', 'text'), 'a ', 'a')).toBe(true)
    expect(sameValue(field('name', 'text'), null, '')).toBe(true)
  })
})

describe('ids', () => {
  it('carry their type in the API and not in addresses', () => {
    expect([globalId('Opportunity', 'u1'), globalId('Opportunity', 'Opportunity:u1'), uuidOf('Opportunity:u1'), typeOf('Opportunity:u1'), uuidOf('u1')]).toEqual(['Opportunity:u1', 'Opportunity:u1', 'u1', 'Opportunity', 'u1'])
  })

  it('stand in for a title that may not be seen', () => {
    expect(readReference({ id: 'Customer:0198aaaa-bbbb', name: null }, 'name')).toEqual({ id: 'Customer:0198aaaa-bbbb', title: 'aaa-bbbb' })
    expect(readReference(null, 'name')).toBeNull()
  })
})

describe('sums of decimals', () => {
  it('are exact', () => {
    expect([addDecimals('0.1', '0.2'), addDecimals('-1', '0.05'), addDecimals('99999999999999999999.99', '0.01'), addDecimals('5', '7')]).toEqual(['0.3', '-0.95', '100000000000000000000.00', '12'])
  })

  it('are kept per currency', () => {
    const one = addMoney([], { amount: '10.00', currency: 'CNY' })
    expect(addMoney(addMoney(one, { amount: '1', currency: 'USD' }), { amount: '2.50', currency: 'CNY' }, -1)).toEqual([{ amount: '7.50', currency: 'CNY' }, { amount: '1', currency: 'USD' }])
    expect(addMoney(one, null)).toBe(one)
  })
})

describe('the answer to a write', () => {
  it('is the record, or null where it may no longer be seen', () => {
    expect(readOutcome({ __typename: 'UpdateOpportunityPayload', record: { id: 'O:1', version: 2 } })).toEqual({ ok: true, record: { id: 'O:1', version: 2 } })
    expect(readOutcome({ __typename: 'UpdateOpportunityPayload', record: null })).toEqual({ ok: true, record: null })
  })

  it('is a refusal of one of three kinds', () => {
    const common = { code: 'C', message: 'No.', help: '/docs/errors#c' }
    const none = { fields: [], currentVersion: null }
    expect(readOutcome({ __typename: 'ValidationError', ...common, fields: [{ path: 'name', code: 'REQUIRED', message: 'Needed.' }] })).toMatchObject({ ok: false, refusal: { kind: 'validation', fields: [{ path: 'name' }] } })
    expect(readOutcome({ __typename: 'ConflictError', ...common, currentVersion: 7 })).toMatchObject({ ok: false, refusal: { kind: 'conflict', currentVersion: 7 } })
    expect(readOutcome({ __typename: 'RefusedError', ...common })).toEqual({ ok: false, refusal: { kind: 'refused', ...common, ...none } })
    expect(readOutcome({ __typename: 'QuotaError', ...common })).toMatchObject({ ok: false, refusal: { kind: 'refused' } })
  })

  it('is a result for each of many', () => expect(readBulk({ results: [{ id: 'O:1', ok: true, error: null }] })).toHaveLength(1))
})
