import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from '../company.ts'
import { act } from '../deals/deals.ts'

interface Compared {
  readonly name: string
  readonly isOver: boolean
  readonly actual: { readonly amount: string }
  readonly forecasts: readonly { readonly forecast: { readonly amount: string }; readonly closed: { readonly amount: string }; readonly note: string | null; readonly accuracyBp: number | null }[]
  readonly people: readonly { readonly name: string }[]
  readonly slipped: readonly { readonly name: string; readonly amount: { readonly amount: string }; readonly originalOn: string; readonly fromOn: string; readonly expectedOn: string; readonly pushes: number }[]
}

const QUERY = `query ($periodKey: String!, $currency: String!, $personId: ID) {
  forecastsCompared(periodKey: $periodKey, currency: $currency, personId: $personId) {
    name isOver actual { amount } forecasts { forecast { amount } closed { amount } note accuracyBp } people { name } slipped { name amount { amount } originalOn fromOn expectedOn pushes }
  }
}`

describe('forecasts compared with what was won', () => {
  let company: Company
  let now = new Date('2026-01-20T02:00:00Z')
  const deals = new Map<string, { id: string; version: number }>()
  const compared = async (caller: TestCaller, more: object = {}) => (await ask<{ forecastsCompared: Compared | null }>(caller, QUERY, { periodKey: '2026-Q1', currency: 'CNY', ...more })).forecastsCompared
  const li = () => `Person:${company.rep.personId}`
  const set = async (name: string, more: object) => {
    const { id, version } = deals.get(name)!
    deals.set(name, (await change(company.rep, 'update', { id, expectedVersion: version, ...more })).opportunity)
  }

  beforeAll(async () => {
    company = await openCompany({ now: () => now })
    const open = async (caller: TestCaller, name: string, amount: object, expectedCloseOn: string, more: object = {}) => deals.set(name, (await createDeal(caller, { name, stageId: company.stages['DISCOVERY'], amount, expectedCloseOn, ...more })).opportunity)
    const submit = (caller: TestCaller, more: object = {}) => act(caller, 'submitForecast', { periodKey: '2026-Q1', currency: 'CNY', ...more }, 'forecastSubmission')
    await open(company.rep, 'Won', { amount: '100000.00' }, '2026-02-20', { forecastCategory: 'COMMIT' })
    await open(company.rep, 'Slips', { amount: '60000.00' }, '2026-03-20')
    await open(company.rep, 'Returns', { amount: '50000.00' }, '2026-03-10')
    await open(company.rep, 'Within', { amount: '40000.00' }, '2026-03-10')
    await open(company.rep, 'Dollars slip', { amount: '9000.00', currency: 'USD' }, '2026-03-10')
    await open(company.otherRep, 'South', { amount: '70000.00' }, '2026-03-10')
    await submit(company.rep)
    await submit(company.manager, { adjustment: { amount: '20000.00' }, note: 'The team is good' })
    now = new Date('2026-02-10T02:00:00Z')
    await set('Won', { stageId: company.stages['WON'] })
    await submit(company.rep, { adjustment: { amount: '30000.00' }, note: 'Slips comes in time' })
    now = new Date('2026-03-15T02:00:00Z')
    await set('Slips', { expectedCloseOn: '2026-03-28' })
    await set('Slips', { expectedCloseOn: '2026-05-10' })
    await set('Returns', { expectedCloseOn: '2026-04-05' })
    await set('Returns', { expectedCloseOn: '2026-03-31' })
    await set('Within', { expectedCloseOn: '2026-03-31' })
    await set('Dollars slip', { expectedCloseOn: '2026-04-01' })
    const south = deals.get('South')!
    await change(company.otherRep, 'update', { id: south.id, expectedVersion: south.version, expectedCloseOn: '2026-04-01' })
  })
  afterAll(() => company.test.close())

  it('shows what was said in its order, frozen, and measures nothing before the period is over', async () => {
    const found = await compared(company.rep)
    expect(found).toMatchObject({ name: 'Li', isOver: false, actual: { amount: '100000.00' }, people: [{ name: 'Li' }] })
    expect(found!.forecasts).toEqual([
      { forecast: { amount: '100000.00' }, closed: { amount: '0.00' }, note: null, accuracyBp: null },
      { forecast: { amount: '130000.00' }, closed: { amount: '100000.00' }, note: 'Slips comes in time', accuracyBp: null },
    ])
  })

  it('names the deals that were put off beyond the period, how often and from when; not those that came back or stayed in it', async () => {
    const slips = { name: 'Slips', amount: { amount: '60000.00' }, originalOn: '2026-03-20', fromOn: '2026-03-28', expectedOn: '2026-05-10', pushes: 2 }
    const dollars = { name: 'Dollars slip', amount: { amount: '9000.00' }, originalOn: '2026-03-10', fromOn: '2026-03-10', expectedOn: '2026-04-01', pushes: 1 }
    expect((await compared(company.rep))!.slipped).toEqual([slips, dollars])
    expect((await compared(company.rep, { periodKey: '2026-03' }))!.slipped).toEqual([slips, dollars])
    expect((await compared(company.rep, { periodKey: '2026-02' }))!.slipped).toEqual([])
    expect((await compared(company.rep, { currency: 'USD' }))!.slipped).toEqual([dollars])
    expect((await compared(company.manager))!.slipped).toEqual([slips, dollars])
    expect((await compared(company.otherRep))!.slipped).toMatchObject([{ name: 'South' }])
  })

  it('shows to each the forecasts that she sees, and nothing of anybody else', async () => {
    expect(await compared(company.manager)).toMatchObject({ name: 'Chen', actual: { amount: '100000.00' }, people: [{ name: 'Chen' }, { name: 'Li' }], forecasts: [{ forecast: { amount: '120000.00' } }] })
    expect(await compared(company.manager, { personId: li() })).toMatchObject({ name: 'Li', actual: { amount: '100000.00' }, forecasts: [{}, {}] })
    expect(await compared(company.rep, { personId: `Person:${company.manager.personId}` })).toBeNull()
    expect(await compared(company.otherRep, { personId: li() })).toBeNull()
    expect(await compared(company.otherRep)).toMatchObject({ name: 'Zhao', forecasts: [], people: [], actual: { amount: '0.00' } })
    expect(await compared(company.director, { personId: li() })).toMatchObject({ name: 'Li', actual: { amount: '100000.00' } })
    expect(await compared(company.director)).toMatchObject({ name: 'Li', people: [{ name: 'Chen' }, { name: 'Li' }] })
    for (const role of ['LEADER', 'AUDITOR'] as const) expect(await compared(await company.test.as(role, { name: role }), { personId: li() })).toMatchObject({ forecasts: [{}, {}] })
    for (const role of ['FINANCE', 'PRODUCT', 'SYSADMIN'] as const) expect(await compared(await company.test.as(role, { name: role }), { personId: li() })).toBeNull()
    expect(await compared(company.director, { personId: 'Person:nobody' })).toBeNull()
  })

  it('is measured when the period is over in the company\'s zone: |130,000 - 100,000| of 100,000 is 70 %', async () => {
    now = new Date('2026-03-31T15:59:00Z')
    expect((await compared(company.rep))!.isOver).toBe(false)
    now = new Date('2026-03-31T16:01:00Z')
    expect((await compared(company.rep))!.forecasts.map(({ accuracyBp }) => accuracyBp)).toEqual([10_000, 7_000])
    expect((await compared(company.manager))!.forecasts.map(({ accuracyBp }) => accuracyBp)).toEqual([8_000])
  })

  it('has no accuracy where nothing was won', async () => {
    await act(company.otherRep, 'submitForecast', { periodKey: '2026-Q2', currency: 'CNY', adjustment: { amount: '10.00' }, note: 'Hope' }, 'forecastSubmission')
    now = new Date('2026-07-01T02:00:00Z')
    expect(await compared(company.otherRep, { periodKey: '2026-Q2' })).toMatchObject({ isOver: true, actual: { amount: '0.00' }, forecasts: [{ forecast: { amount: '10.00' }, accuracyBp: null }] })
    expect(await compared(company.rep, { periodKey: '2025-Q1' })).toMatchObject({ isOver: true, forecasts: [], slipped: [] })
  })

  it('takes as many statements for many forecasts and deals as for few', async () => {
    const count = async () => (await company.test.statements(() => compared(company.director, { personId: li() }))).filter((sql) => /"(opportunity|forecast_submission|close_date_change|target)"/i.test(sql)).length
    const before = await count()
    await act(company.rep, 'submitForecast', { periodKey: '2026-Q3', currency: 'CNY' }, 'forecastSubmission')
    await set('Within', { expectedCloseOn: '2026-08-01' })
    expect(await count()).toBe(before)
    expect(before).toBeLessThanOrEqual(7)
  })
})
