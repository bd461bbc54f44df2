import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from '../company.ts'
import { act } from '../deals/deals.ts'
import { done, run } from '../targets/targets.ts'

interface Row {
  readonly name: string
  readonly depth: number
  readonly closed: { readonly amount: string }
  readonly commit: { readonly amount: string }
  readonly bestCase: { readonly amount: string }
  readonly pipeline: { readonly amount: string }
  readonly weighted: { readonly amount: string }
  readonly target: { readonly amount: string } | null
  readonly completionBp: number | null
  readonly submission: { readonly forecast: { readonly amount: string }; readonly note: string | null } | null
}

describe('the forecast of a quarter', () => {
  let company: Company
  let second: TestCaller
  let now = new Date('2026-01-20T02:00:00Z')
  let shared: string
  beforeAll(async () => {
    company = await openCompany({ now: () => now })
    second = await company.test.as('REP', { name: 'Wang', unit: 'north' })
    const deal = async (caller: TestCaller, name: string, amount: string, probabilityBp: number, more: object = {}) =>
      (await createDeal(caller, { name, stageId: company.stages['DISCOVERY'], amount: { amount }, probabilityBp, expectedCloseOn: '2026-03-20', ...more })).opportunity.id
    shared = await deal(company.rep, '华星', '580000.00', 6_000, { forecastCategory: 'BEST_CASE' })
    await deal(company.rep, 'Second', '430000.00', 9_000, { forecastCategory: 'COMMIT' })
    await deal(company.rep, 'Third', '200000.00', 2_000)
    await deal(company.rep, 'Never', '999.00', 0, { forecastCategory: 'OMITTED' })
    await deal(company.rep, 'Next quarter', '5000.00', 5_000, { expectedCloseOn: '2026-04-01' })
    await deal(company.rep, 'Dollars', '7000.00', 5_000, { amount: { amount: '7000.00', currency: 'USD' } })
    const lost = await deal(company.rep, 'Lost', '800000.00', 5_000)
    await change(company.rep, 'update', { id: lost, expectedVersion: 1, stageId: company.stages['LOST'], lossReason: 'Too dear', lossCategory: 'PRICE' })
    const held = await deal(company.rep, 'Resting', '300000.00', 5_000)
    await act(company.rep, 'holdOpportunity', { id: held, expectedVersion: 1, reason: 'Budget' }, 'opportunity')
  })
  afterAll(() => company.test.close())

  const rows = async (caller: TestCaller, periodKey = '2026-Q1', currency = 'CNY') => {
    const query = 'query ($periodKey: String!, $currency: String!) { forecast(periodKey: $periodKey, currency: $currency) { name depth closed { amount } commit { amount } bestCase { amount } pipeline { amount } weighted { amount } target { amount } completionBp submission { forecast { amount } note } } }'
    return (await ask<{ forecast: Row[] }>(caller, query, { periodKey, currency })).forecast
  }
  const row = async (caller: TestCaller, name: string, periodKey?: string) => (await rows(caller, periodKey)).find((one) => one.name === name)!
  const figures = async (caller: TestCaller, periodKey = '2026-Q1') =>
    (await ask<{ salesFigures: Record<string, unknown> }>(caller, 'query ($p: String!) { salesFigures(periodKey: $p, currency: "CNY") { won lost winRateBp completionBp coverageBp accuracyBp cycleDays pushedDeals closed { amount } open { amount } target { amount } average { amount } velocity { amount } } }', { p: periodKey })).salesFigures

  it('weighs open deals alone: 580,000 * 60 % + 430,000 * 90 % + 200,000 * 20 % = 775,000.00', async () => {
    expect(await row(company.director, 'sales')).toMatchObject({ depth: 0, closed: { amount: '0.00' }, commit: { amount: '430000.00' }, bestCase: { amount: '580000.00' }, pipeline: { amount: '200000.00' }, weighted: { amount: '775000.00' } })
    expect((await rows(company.director, '2026-Q1', 'USD'))[0]).toMatchObject({ pipeline: { amount: '7000.00' } })
  })

  it('is rolled up by shares, never counting a deal twice: 69.99 + 30.00 is refused, 70 + 30 holds', async () => {
    const share = (a: number, b: number) => act(company.rep, 'splitOpportunity', { id: shared, shares: [{ personId: `Person:${company.rep.personId}`, shareBp: a }, { personId: `Person:${second.personId}`, shareBp: b }] }, 'opportunity')
    expect(await share(6_999, 3_000)).toMatchObject({ code: 'SPLIT_TOTAL' })
    expect(await share(7_000, 3_000)).toHaveProperty('record')
    expect((await row(company.director, 'Li')).bestCase.amount).toBe('406000.00')
    expect((await row(company.director, 'Wang')).bestCase.amount).toBe('174000.00')
    expect((await row(company.director, 'north')).bestCase.amount).toBe('580000.00')
    expect((await row(company.director, 'sales')).weighted.amount).toBe('775000.00')
  })

  it('counts her own share of a colleague\'s deal for her, as her manager counts it, and tells nothing else of the deal', async () => {
    const own = await rows(second)
    expect(own.map(({ name, bestCase }) => [name, bestCase.amount])).toEqual([['sales', '174000.00'], ['north', '174000.00'], ['Wang', '174000.00']])
    expect(await row(second, 'Wang')).toEqual(await row(company.manager, 'Wang'))
    expect((await figures(second))['open']).toEqual({ amount: '174000.00' })
    expect((await ask<{ opportunities: { totalCount: number } }>(second, '{ opportunities { totalCount } }')).opportunities.totalCount).toBe(0)
  })

  it('shows to each what she sees', async () => {
    expect((await rows(company.manager)).map(({ name }) => name)).toEqual(['sales', 'north', 'Li', 'Wang'])
    expect(await rows(company.otherRep)).toEqual([])
  })

  it('is submitted frozen, with a note where it is adjusted', async () => {
    const submit = (caller: TestCaller, more: object = {}) => act(caller, 'submitForecast', { periodKey: '2026-Q1', currency: 'CNY', ...more }, 'forecastSubmission')
    expect(await submit(company.rep, { periodKey: '2025-Q4' })).toMatchObject({ code: 'FORECAST_PAST' })
    expect(await submit(company.rep, { adjustment: { amount: '-30000.00' } })).toMatchObject({ code: 'FORECAST_NOTE' })
    expect(await submit(await company.test.as('FINANCE', { name: 'Wu' }))).toMatchObject({ code: 'FORECAST_NOBODY' })
    expect(await submit(company.rep, { adjustment: { amount: '-30000.00' }, note: 'Second may take less' })).toHaveProperty('record')
    expect(await submit(company.manager)).toHaveProperty('record')
    expect((await row(company.director, 'Li')).submission).toEqual({ forecast: { amount: '400000.00' }, note: 'Second may take less' })
    expect((await row(company.director, 'north')).submission).toMatchObject({ forecast: { amount: '430000.00' } })
    expect((await ask<{ forecastSubmissions: { totalCount: number } }>(company.otherRep, '{ forecastSubmissions { totalCount } }')).forecastSubmissions.totalCount).toBe(0)
  })

  it('counts what is won by the day of the close, and divides it among those who are credited', async () => {
    const target = await done(company.manager, 'createTarget', { name: 'Li', period: 'QUARTER', periodKey: '2026-Q1', personId: `Person:${company.rep.personId}`, value: { amount: '1000000.00' } })
    await run(company.manager, 'proposeTargets', { ids: [target.id] })
    await run(company.director, 'approveTargets', { ids: [target.id] })
    const { opportunity } = await ask<{ opportunity: { version: number } }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { version } }', { id: shared })
    now = new Date('2026-02-10T02:00:00Z')
    await change(company.rep, 'update', { id: shared, expectedVersion: opportunity.version, stageId: company.stages['WON'], amount: { amount: '565000.01' } })
    expect(await row(company.director, 'Li')).toMatchObject({ closed: { amount: '395500.01' }, target: { amount: '1000000.00' }, completionBp: 3_955 })
    expect((await row(company.director, 'Wang')).closed.amount).toBe('169500.00')
    expect((await row(company.director, 'Li', '2026-02')).closed.amount).toBe('395500.01')
    expect(await rows(company.director, '2026-03')).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Li', closed: { amount: '0.00' } })]))
    expect(await figures(company.rep)).toMatchObject({ won: 1, lost: 1, winRateBp: 5_000, completionBp: 3_955, closed: { amount: '395500.01' }, open: { amount: '630000.00' }, coverageBp: 10_422, accuracyBp: null })
  })

  it('is measured when the period is over: what was said against what was sold', async () => {
    now = new Date('2026-04-02T02:00:00Z')
    expect(await figures(company.rep)).toMatchObject({ accuracyBp: 9_886 })
  })

  it('follows the unit that somebody worked in on the day of the close', async () => {
    const { base } = company.test.app
    const south = (await base['orgUnit']!['findUnique']!({ where: { code: 'south' } })) as { id: string }
    const north = (await base['orgUnit']!['findUnique']!({ where: { code: 'north' } })) as { id: string }
    const data = (orgUnitId: string, validFrom: string, validTo: string | null) => ({ personId: second.personId, orgUnitId, validFrom: new Date(validFrom), validTo: validTo === null ? null : new Date(validTo) })
    await base['assignment']!['create']!({ data: data(north.id, '2025-01-01', '2026-03-01') })
    await base['assignment']!['create']!({ data: data(south.id, '2026-03-01', null) })
    await base['person']!['update']!({ where: { id: second.personId }, data: { teamId: south.id } })
    expect((await row(company.director, 'north')).closed.amount).toBe('565000.01')
    expect((await rows(company.director)).map(({ name }) => name)).not.toContain('south')
  })
})
