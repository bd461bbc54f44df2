import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatRate, parseMoney } from '../../src/money/index.ts'
import { crossRateOn, freezeBase, rateOn } from '../../src/rates/rate-on.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

interface Result { readonly code?: string; readonly record?: { readonly id: string; readonly version: number }; readonly fields?: readonly { readonly path: string; readonly code: string }[] }

describe('the exchange rates of the company', () => {
  let test: TestApp
  let admin: TestCaller
  let finance: TestCaller
  let rep: TestCaller
  beforeAll(async () => {
    test = await createTestApp({ plugins: [] })
    admin = await test.as('SYSADMIN')
    finance = await test.as('FINANCE')
    rep = await test.as('REP')
    for (const [on, rate] of [['2026-01-01', '7.1'], ['2026-03-01', '7.25'], ['2026-06-01', '6.9876543211']]) await add(finance, { currency: 'USD', on, rate })
    await add(admin, { currency: 'JPY', on: '2026-01-01', rate: '0.048' })
    await add(admin, { currency: 'KWD', on: '2026-01-01', rate: '23.4' })
  })
  afterAll(() => test.close())

  const run = async (caller: TestCaller, mutation: string, input: object): Promise<Result> => {
    const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`
    return (await caller.graphql<{ result: Result }>(`mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { ... on ${name}Payload { record: exchangeRate { id version } } ... on Error { code } ... on ValidationError { fields { path code } } } }`, { input })).data!.result
  }
  const add = (caller: TestCaller, input: object) => run(caller, 'createExchangeRate', input)
  const system = () => test.app.systemContext('test')
  const on = async (currency: string, day: string) => {
    const found = await rateOn(system(), currency, day)
    return [formatRate(found.rate), found.on]
  }
  const base = async (amount: string, currency: string, day: string) => (await freezeBase(system(), parseMoney(amount, currency), day)).base

  it('hold from their day until the next one', async () => {
    expect(await Promise.all(['2026-01-01', '2026-02-28', '2026-03-01', '2026-05-31', '2027-01-01'].map((day) => on('USD', day)))).toEqual([
      ['7.1', '2026-01-01'], ['7.1', '2026-01-01'], ['7.25', '2026-03-01'], ['7.25', '2026-03-01'], ['6.9876543211', '2026-06-01'],
    ])
  })

  it('are 1 for the currency of the company itself', async () => {
    expect(await on('CNY', '1999-01-01')).toEqual(['1', '1999-01-01'])
    expect(await base('0.01', 'CNY', '1999-01-01')).toEqual({ minor: 1n, currency: 'CNY' })
  })

  it('that are missing are refused with the currency and the day', async () => {
    await expect(rateOn(system(), 'USD', '2025-12-31')).rejects.toMatchObject({ code: 'FX_RATE_MISSING', params: { currency: 'USD', day: '2025-12-31' } })
    await expect(rateOn(system(), 'EUR', '2026-12-31')).rejects.toMatchObject({ code: 'FX_RATE_MISSING' })
    await expect(crossRateOn(system(), { from: 'USD', to: 'EUR', day: '2026-12-31' })).rejects.toMatchObject({ code: 'FX_RATE_MISSING' })
  })

  it('convert with the decimals that a currency has', async () => {
    expect(await base('1000', 'JPY', '2026-02-01')).toEqual({ minor: 4_800n, currency: 'CNY' })
    expect(await base('1.000', 'KWD', '2026-02-01')).toEqual({ minor: 2_340n, currency: 'CNY' })
    expect(await base('-0.01', 'USD', '2026-02-01')).toEqual({ minor: -7n, currency: 'CNY' })
  })

  it('go from one foreign currency to another through that of the company', async () => {
    const cross = async (from: string, to: string) => formatRate(await crossRateOn(system(), { from, to, day: '2026-02-01' }))
    expect([await cross('USD', 'CNY'), await cross('CNY', 'USD'), await cross('USD', 'JPY'), await cross('JPY', 'KWD')]).toEqual(['7.1', '0.1408450704', '147.9166666667', '0.0020512821'])
  })

  it('are one for each currency and day, above zero, of a foreign currency that exists', async () => {
    const refused = async (input: object) => (await add(finance, { on: '2026-07-01', rate: '1', ...input })).fields?.map(({ path, code }) => `${path} ${code}`)
    expect(await refused({ currency: 'USD', on: '2026-03-01' })).toEqual(['currency DUPLICATE', 'on DUPLICATE'])
    expect(await refused({ currency: 'XYZ' })).toEqual(['currency UNKNOWN_CURRENCY'])
    expect(await refused({ currency: 'CNY' })).toEqual(['currency OWN_CURRENCY'])
    expect(await refused({ currency: 'EUR', rate: '0' })).toEqual(['rate NOT_ABOVE_ZERO'])
    expect(await refused({ currency: 'EUR', rate: '-1' })).toEqual(['rate NOT_ABOVE_ZERO'])
    expect(await refused({ currency: 'EUR', rate: '1.00000000001' })).toEqual(['rate TOO_PRECISE'])
    expect(await refused({ currency: 'EUR', rate: '10000000000' })).toEqual(['rate OUT_OF_RANGE'])
  })

  it('are kept under the capital letters of the currency', async () => {
    expect((await add(finance, { currency: 'hkd', on: '2026-01-01', rate: '0.91' })).record).toBeDefined()
    expect(await on('HKD', '2026-01-01')).toEqual(['0.91', '2026-01-01'])
  })

  it('are seen by everybody who is signed in, and written by finance and administrators alone', async () => {
    for (const role of ['REP', 'MANAGER', 'DIRECTOR', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR'] as const) {
      const caller = await test.as(role)
      expect((await caller.graphql<{ exchangeRates: { nodes: unknown[] } }>('{ exchangeRates(filter: { currency: { eq: "USD" } }) { nodes { rate } } }')).data!.exchangeRates.nodes).toHaveLength(3)
      expect((await add(caller, { currency: 'EUR', on: '2026-01-01', rate: '7.8' })).code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
    }
    for (const caller of [admin, finance]) expect((await add(caller, { currency: 'EUR', on: caller === admin ? '2026-01-01' : '2026-01-02', rate: '7.8' })).record).toBeDefined()
  })

  it('that are corrected count for what happens from then on', async () => {
    const { record } = await add(finance, { currency: 'GBP', on: '2026-01-01', rate: '9.9' })
    expect(await base('1.00', 'GBP', '2026-01-01')).toEqual({ minor: 990n, currency: 'CNY' })
    const correct = { id: record!.id, expectedVersion: record!.version, rate: '9.1' }
    expect((await run(rep, 'updateExchangeRate', correct)).code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
    expect((await run(finance, 'updateExchangeRate', correct)).record).toBeDefined()
    expect(await base('1.00', 'GBP', '2026-01-01')).toEqual({ minor: 910n, currency: 'CNY' })
  })
})
