import fc from 'fast-check'
import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { domainKey, openNameKey, phoneKey } from '../src/domain/match-key.ts'
import { repurchaseRateBp } from '../src/domain/purchases.ts'
import { ask, createCustomer, openCompany, run, type Company } from './company.ts'

const nameKey = openNameKey()

describe('the name of a company', () => {
  it.each([
    ['启明软件有限公司', '啟明軟件有限公司'],
    ['启明软件', '启明软件股份有限公司'],
    ['启明软件（上海）有限公司', '启明软件(上海)'],
    ['Aurora Instruments Co., Ltd.', 'AURORA instruments'],
    ['Müller GmbH', 'müller'],
    ['Ａｃｍｅ　Ｉｎｃ．', 'acme'],
    ['远景集团有限公司', '远景'],
  ])('%s is the same as %s', (left, right) => expect(nameKey(left)).toBe(nameKey(right)))

  it.each([['启明软件', '启光软件'], ['Aurora Instruments', 'Aurora Industries'], ['公司', '集团']])('%s is another than %s', (left, right) => expect(nameKey(left)).not.toBe(nameKey(right)))

  it('does not change by case, width, spaces or a legal form at its end, and its key is its own key', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgxyz启明远景光电0123'), minLength: 3, maxLength: 12 })
    fc.assert(fc.property(word, fc.constantFrom('', ' Inc.', ' Co., Ltd.', '有限公司', ' GmbH', '股份有限公司'), (name, form) => {
      const key = nameKey(name)
      expect(nameKey(`  ${name.toUpperCase()}${form} `)).toBe(key)
      if (key !== null) expect(nameKey(key)).toBe(key)
    }), { numRuns: 300 })
  })
})

describe('other ways to know a company again', () => {
  it.each([['https://www.Aurora.example/en?x', 'aurora.example'], ['aurora.example.', 'aurora.example'], ['https://gmail.com', null], ['none', null], ['', null]])('the web address %s is %s', (text, key) => expect(domainKey(text)).toBe(key))

  it.each([['+86 21 5555-0101', '+862155550101'], ['021-55550101', '+862155550101'], ['0086 21 55550101', '+862155550101'], ['13800138000', '+8613800138000'], ['+44 (0)20 7946 0958', '+442079460958'], ['021-55550101 ext 12', '+862155550101'], ['12', null]])('the phone %s is %s', (text, key) => expect(phoneKey(text)).toBe(key))
})

describe('the repurchase rate', () => {
  it('is of those who bought, the part that bought twice', () => {
    expect(repurchaseRateBp([0, 1, 2, 3])).toBe(6_667)
    expect(repurchaseRateBp([0])).toBeNull()
  })
})

describe('who enters a customer', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  const find = async (caller: TestCaller, input: Record<string, string>) =>
    (await ask<{ customerDuplicates: { candidates: { name: string; reasons: string[] }[]; elsewhere: boolean } }>(caller, 'query ($name: String, $website: String, $phone: String, $creditCode: String, $exceptId: ID) { customerDuplicates(name: $name, website: $website, phone: $phone, creditCode: $creditCode, exceptId: $exceptId) { candidates { name reasons } elsewhere } }', input)).customerDuplicates

  it('is shown those in reach that may be the same, and why', async () => {
    const id = await createCustomer(company.rep, { name: '启明软件股份有限公司', website: 'https://www.qiming.example', phone: '021-55550101' })
    expect(await find(company.rep, { name: '啟明軟件', website: 'qiming.example', phone: '+86 21 5555 0101' })).toEqual({ candidates: [{ name: '启明软件股份有限公司', reasons: ['NAME', 'DOMAIN', 'PHONE'] }], elsewhere: false })
    expect(await find(company.rep, { name: '启明软件', exceptId: id })).toEqual({ candidates: [], elsewhere: false })
    expect(await find(company.rep, {})).toEqual({ candidates: [], elsewhere: false })
  })

  it('learns nothing of those out of reach, unless the company wants it said; then only that there is one', async () => {
    await createCustomer(company.otherRep, { name: 'Hidden Instruments Ltd.', phone: '010-55550000' })
    expect(await find(company.rep, { name: 'Hidden instruments' })).toEqual({ candidates: [], elsewhere: false })
    await run(company.director, 'createCustomerPolicy', { name: 'Rules', hintHidden: true }, ['customerPolicy', 'id version'])
    expect(await find(company.rep, { name: 'Hidden instruments' })).toEqual({ candidates: [], elsewhere: true })
    expect(await find(company.rep, { name: 'Nowhere instruments' })).toEqual({ candidates: [], elsewhere: false })
  })

  it('cannot feel for the masked phone of a customer in the pool', async () => {
    await createCustomer(company.director, { name: 'Pooled', phone: '010-77778888', ownerId: null, teamId: null })
    expect((await find(company.rep, { phone: '010-77778888' })).candidates).toEqual([])
    expect((await find(company.director, { phone: '010-77778888' })).candidates).toHaveLength(1)
  })

  it('sets the rules only as director or administrator, and to numbers that mean something', async () => {
    const set = (caller: TestCaller, input: object) => run(caller, 'createCustomerPolicy', { name: 'More rules', ...input }, ['customerPolicy', 'id version'])
    for (const caller of [company.rep, company.manager]) expect((await set(caller, {})).code).toBe('FORBIDDEN')
    expect((await set(company.director, { claimPerDay: -1, dormantAfterMonths: 0 })).fields).toEqual([{ path: 'claimPerDay', code: 'TOO_SMALL' }, { path: 'dormantAfterMonths', code: 'TOO_SMALL' }])
    expect((await set(await company.test.as('SYSADMIN'), {})).record).toBeDefined()
  })
})
