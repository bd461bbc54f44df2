import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from '../company.ts'
import { act } from '../deals/deals.ts'
import { addRate, correctRate } from '../rates.ts'
import { done, run } from '../targets/targets.ts'

interface Sum { readonly amount: string }
interface Row { readonly name: string; readonly deals: number; readonly withoutRate: number; readonly closed: Sum; readonly commit: Sum; readonly bestCase: Sum; readonly pipeline: Sum; readonly weighted: Sum; readonly completionBp: number | null }
interface Worth { readonly base: { readonly amount: string; readonly currency: string } | null; readonly baseRate: string | null; readonly baseRateOn: string | null }

const FORECAST = `query ($periodKey: String!, $currency: String!) {
  forecast(periodKey: $periodKey, currency: $currency) { name deals withoutRate closed { amount } commit { amount } bestCase { amount } pipeline { amount } weighted { amount } completionBp }
  forecastWithoutRate(periodKey: $periodKey, currency: $currency) { id name currency }
  salesFigures(periodKey: $periodKey, currency: $currency) { won lost withoutRate winRateBp completionBp closed { amount } open { amount } weighted { amount } average { amount } }
}`

describe('deals in several currencies', () => {
  let company: Company
  let finance: TestCaller
  let second: TestCaller
  let now = new Date('2026-01-20T02:00:00Z')
  let january: Awaited<ReturnType<typeof addRate>>
  const deals: Record<string, string> = {}
  beforeAll(async () => {
    company = await openCompany({ now: () => now })
    second = await company.test.as('REP', { name: 'Wang', unit: 'north' })
    finance = await company.test.as('FINANCE', { name: 'Wu' })
    january = await addRate(finance, 'USD', '2026-01-01', '7')
    await open('Dollars', { amount: '1000.01', currency: 'USD' }, { forecastCategory: 'BEST_CASE', probabilityBp: 5_000 })
    await open('Yuan', { amount: '500.00' }, { probabilityBp: 2_000 })
    await open('Euros', { amount: '10.00', currency: 'EUR' }, { forecastCategory: 'COMMIT' })
  })
  afterAll(() => company.test.close())

  const open = async (name: string, amount: object, more: object = {}) => {
    deals[name] = (await createDeal(company.rep, { name, stageId: company.stages['DISCOVERY'], amount, expectedCloseOn: '2026-03-20', ...more })).opportunity.id
  }
  const read = async (name: string) => (await ask<{ opportunity: Worth & { version: number; stage: { key: string }; closedOn: string | null } }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { version stage { key } closedOn base { amount currency } baseRate baseRateOn } }', { id: deals[name] })).opportunity
  const win = async (name: string, more: object = {}) => change(company.rep, 'update', { id: deals[name], expectedVersion: (await read(name)).version, stageId: company.stages['WON'], ...more })
  const answer = (caller: TestCaller, periodKey = '2026-Q1', currency = 'CNY') =>
    ask<{ forecast: Row[]; forecastWithoutRate: { id: string | null; name: string | null; currency: string }[]; salesFigures: Record<string, unknown> }>(caller, FORECAST, { periodKey, currency })
  const row = async (name = 'Li', periodKey?: string) => (await answer(company.director, periodKey)).forecast.find((one) => one.name === name)!

  it('are forecast in the currency of the company at today\'s rate, each rounded by itself: 1000.01 * 7, weighted half of it, and 500.00', async () => {
    for (const period of ['2026-03', '2026-Q1', '2026']) for (const name of ['Li', 'north', 'sales']) {
      expect(await row(name, period)).toMatchObject({ deals: 2, bestCase: { amount: '7000.07' }, pipeline: { amount: '500.00' }, weighted: { amount: '3600.04' } })
    }
    expect((await answer(company.rep)).salesFigures).toMatchObject({ open: { amount: '7500.07' }, weighted: { amount: '3600.04' } })
  })

  it('are named where nobody said what their currency is worth, and the others are shown', async () => {
    expect(await row()).toMatchObject({ withoutRate: 1, commit: { amount: '0.00' } })
    for (const caller of [company.rep, company.manager, company.director]) expect((await answer(caller)).forecastWithoutRate).toEqual([{ id: deals['Euros'], name: 'Euros', currency: 'EUR' }])
    expect((await answer(company.rep)).salesFigures).toMatchObject({ withoutRate: 1 })
    expect(await answer(company.otherRep)).toMatchObject({ forecastWithoutRate: [], salesFigures: { withoutRate: 0 } })
  })

  it('of a colleague are counted for who has a share, and not named', async () => {
    const shares = [{ personId: `Person:${company.rep.personId}`, shareBp: 7_000 }, { personId: `Person:${second.personId}`, shareBp: 3_000 }]
    for (const name of ['Euros', 'Dollars']) expect(await act(company.rep, 'splitOpportunity', { id: deals[name], shares }, 'opportunity')).toHaveProperty('record')
    expect((await answer(second)).forecastWithoutRate).toEqual([{ id: null, name: null, currency: 'EUR' }])
    expect((await answer(second)).forecast.find(({ name }) => name === 'Wang')).toMatchObject({ withoutRate: 1, bestCase: { amount: '2100.02' } })
    expect(await row()).toMatchObject({ bestCase: { amount: '4900.05' } })
    expect(await row('sales')).toMatchObject({ bestCase: { amount: '7000.07' }, weighted: { amount: '3600.04' } })
  })

  it('in one foreign currency are added up as they are', async () => {
    expect((await answer(company.director, '2026-Q1', 'USD')).forecast[0]).toMatchObject({ deals: 2, withoutRate: 0, bestCase: { amount: '1000.01' }, pipeline: { amount: '0.00' } })
    expect((await answer(company.director, '2026-Q1', 'EUR')).forecast[0]).toMatchObject({ commit: { amount: '10.00' } })
  })

  it('that are open follow a correction of the rate, and the rate of the day', async () => {
    january = await correctRate(finance, january, '7.1')
    expect(await row('sales')).toMatchObject({ bestCase: { amount: '7100.07' } })
    await addRate(finance, 'USD', '2026-02-01', '7.2')
    expect(await row('sales')).toMatchObject({ bestCase: { amount: '7100.07' } })
    now = new Date('2026-02-10T02:00:00Z')
    expect(await row('sales')).toMatchObject({ bestCase: { amount: '7200.07' } })
  })

  it('make up one sum of a column of the board and of a list, with what is to be expected, never one of several currencies', async () => {
    const worth = 'count worth { sum { amount currency } weighted { amount } withoutRate }'
    const { columns, whole, some } = await ask<Record<string, object[]>>(company.director, `{
      columns: opportunityAggregate(groupBy: [{ field: STAGE }]) { key { stage { key } } ${worth} } whole: opportunityAggregate { ${worth} }
      some: opportunityAggregate(filter: { name: { in: ["Yuan", "Dollars"] } }, search: "Yuan") { ${worth} } }`)
    const all = { count: 3, worth: { sum: { amount: '7700.07', currency: 'CNY' }, weighted: { amount: '3700.04' }, withoutRate: 1 } }
    expect(columns).toEqual([{ key: { stage: { key: 'DISCOVERY' } }, ...all }])
    expect(whole).toEqual([all])
    expect(some).toEqual([{ count: 1, worth: { sum: { amount: '500.00', currency: 'CNY' }, weighted: { amount: '100.00' }, withoutRate: 0 } }])
    expect((await ask<{ opportunityAggregate: object[] }>(company.otherRep, `{ opportunityAggregate { ${worth} } }`)).opportunityAggregate).toEqual([{ count: 0, worth: { sum: { amount: '0.00', currency: 'CNY' }, weighted: { amount: '0.00' }, withoutRate: 0 } }])
  })

  it('are submitted in the currency of the company', async () => {
    const given = await act(company.manager, 'submitForecast', { periodKey: '2026-Q1', currency: 'CNY' }, 'forecastSubmission')
    expect(given).toHaveProperty('record')
    expect((await ask<{ forecastSubmissions: { nodes: object[] } }>(company.manager, '{ forecastSubmissions { nodes { bestCase { amount currency } weighted { amount } } } }')).forecastSubmissions.nodes).toEqual([{ bestCase: { amount: '7200.07', currency: 'CNY' }, weighted: { amount: '3700.04' } }])
  })

  it('are not won without a rate, and nothing of the win stays', async () => {
    const before = await read('Euros')
    expect(await win('Euros')).toMatchObject({ code: 'FX_RATE_MISSING', message: expect.stringMatching(/EUR on 2026-02-10.*\/core\/rates/) })
    expect(await win('Euros', { amount: { amount: '10.00', currency: 'GBP' } })).toMatchObject({ code: 'FX_RATE_MISSING' })
    expect(await change(company.rep, 'move', { id: deals['Euros'], expectedVersion: before.version, stageId: company.stages['WON'] })).toMatchObject({ code: 'FX_RATE_MISSING' })
    expect(await read('Euros')).toEqual(before)
    expect(before).toMatchObject({ stage: { key: 'DISCOVERY' }, base: null, baseRate: null, baseRateOn: null })
    const told = await company.test.app.systemContext('test').system('what was told of a deal').outboxEvent!.findMany({ where: { type: 'opportunity.won' } })
    expect(told).toEqual([])
  })

  it('that are won keep rate, day and worth, whatever the rates become, and are that much of the target', async () => {
    const target = await done(company.manager, 'createTarget', { name: 'Li', period: 'QUARTER', periodKey: '2026-Q1', personId: `Person:${company.rep.personId}`, value: { amount: '10000.00' } })
    await run(company.manager, 'proposeTargets', { ids: [target.id] })
    await run(company.director, 'approveTargets', { ids: [target.id] })
    expect(await win('Dollars')).toHaveProperty('opportunity')
    expect(await win('Yuan')).toHaveProperty('opportunity')
    const frozen = { base: { amount: '7200.07', currency: 'CNY' }, baseRate: '7.2', baseRateOn: '2026-02-01' }
    expect(await read('Dollars')).toMatchObject(frozen)
    expect(await read('Yuan')).toMatchObject({ base: { amount: '500.00', currency: 'CNY' }, baseRate: '1', baseRateOn: '2026-02-10' })
    const told = await company.test.app.systemContext('test').system('what was told of a deal').outboxEvent!.findMany({ where: { type: 'opportunity.won' }, orderBy: { id: 'asc' } })
    expect(told.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ amountMinor: '100001', currency: 'USD', base: { minor: '720007', currency: 'CNY' }, baseRate: '7.2', baseRateOn: '2026-02-01' }),
      expect.objectContaining({ amountMinor: '50000', currency: 'CNY', base: { minor: '50000', currency: 'CNY' }, baseRate: '1', baseRateOn: '2026-02-10' }),
    ])
    await correctRate(finance, await addRate(finance, 'USD', '2026-02-10', '7.9'), '8.1')
    await change(company.rep, 'update', { id: deals['Dollars'], expectedVersion: (await read('Dollars')).version, nextStep: 'Hand over' })
    expect(await read('Dollars')).toMatchObject(frozen)
    expect(await row()).toMatchObject({ closed: { amount: '5540.05' }, completionBp: 5_540 })
    // Won deals count with what they were won for, whatever the rate is now, and nothing is to be expected of them any more.
    const won = await ask<{ opportunityAggregate: object[] }>(company.director, '{ opportunityAggregate(filter: { stage: { outcome: { eq: WON } } }) { worth { sum { amount } weighted { amount } } } }')
    expect(won.opportunityAggregate).toEqual([{ worth: { sum: { amount: '7700.07' }, weighted: { amount: '0.00' } } }])
    expect(await row('sales', '2026')).toMatchObject({ closed: { amount: '7700.07' }, bestCase: { amount: '0.00' } })
    expect((await answer(company.rep)).salesFigures).toMatchObject({ won: 2, closed: { amount: '5540.05' }, completionBp: 5_540, average: { amount: '3850.04' } })
  })

  it('won before anything was frozen have the worth of the day on which they closed', async () => {
    const [, id] = deals['Dollars']!.split(':')
    await company.test.app.base['opportunity']!['update']!({ where: { id }, data: { baseMinor: null, baseCurrency: null, baseRate: null, baseRateOn: null, closedOn: new Date('2026-02-05') } })
    now = new Date('2026-02-20T02:00:00Z')
    expect(await row('sales')).toMatchObject({ closed: { amount: '7700.07' }, withoutRate: 2 })
    await company.test.app.base['opportunity']!['update']!({ where: { id }, data: { closedOn: new Date('2025-12-31') } })
    const { forecastWithoutRate, forecast } = await answer(company.director, '2025-Q4')
    expect(forecastWithoutRate).toMatchObject([{ name: 'Dollars', currency: 'USD' }])
    expect(forecast[0]).toMatchObject({ closed: { amount: '0.00' } })
  })

  it('have a worth that nobody writes by hand', async () => {
    const admin = await company.test.as('SYSADMIN')
    for (const type of ['CreateOpportunityInput', 'UpdateOpportunityInput', 'MoveOpportunityInput']) {
      const { __type } = await ask<{ __type: { inputFields: { name: string }[] } }>(admin, 'query ($type: String!) { __type(name: $type) { inputFields { name } } }', { type })
      expect(__type.inputFields.map(({ name }) => name).filter((name) => name.startsWith('base'))).toEqual([])
    }
  })

  it('take one statement for all rates of the forecast, however many deals and currencies there are', async () => {
    await addRate(finance, 'JPY', '2026-01-01', '0.048')
    await open('More dollars', { amount: '1.00', currency: 'USD' })
    const rates = async () => (await company.test.statements(() => answer(company.director))).filter((sql) => sql.includes('exchange_rate')).length
    const before = await rates()
    for (const name of ['Two', 'Three', 'Four']) await open(name, { amount: '100', currency: 'JPY' })
    expect(await rates()).toBe(before)
    expect(before).toBe(1)
  })
})
