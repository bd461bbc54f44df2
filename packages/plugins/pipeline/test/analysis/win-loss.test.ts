import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from '../company.ts'
import { addRate } from '../rates.ts'

interface Sum { readonly amount: string }
interface Analysis {
  readonly from: string
  readonly to: string
  readonly won: number
  readonly lost: number
  readonly open: number
  readonly elsewhere: number
  readonly withoutRate: number
  readonly winRateBp: number | null
  readonly cycleDays: number | null
  readonly wonAmount: Sum
  readonly lostAmount: Sum
  readonly average: Sum | null
  readonly velocity: Sum | null
  readonly reasons: readonly { readonly category: string; readonly count: number; readonly amount: Sum }[]
  readonly competitors: readonly { readonly name: string; readonly count: number; readonly amount: Sum }[]
  readonly funnel: readonly { readonly stageId: string; readonly entered: number; readonly advanced: number; readonly conversionBp: number | null; readonly averageDays: number | null }[]
}

const QUERY = `query ($periodKey: String!, $currency: String!, $personId: ID, $unitId: ID) {
  winLoss(periodKey: $periodKey, currency: $currency, personId: $personId, unitId: $unitId) {
    from to won lost open elsewhere withoutRate winRateBp cycleDays wonAmount { amount } lostAmount { amount } average { amount } velocity { amount }
    reasons { category count amount { amount } } competitors { name count amount { amount } } funnel { stageId entered advanced conversionBp averageDays }
  }
}`

describe('the analysis of what was won and lost', () => {
  let company: Company
  let now = new Date('2026-01-05T02:00:00Z')
  const deals = new Map<string, { id: string; version: number }>()
  const analysis = async (caller: TestCaller, more: object = {}) => (await ask<{ winLoss: Analysis | null }>(caller, QUERY, { periodKey: '2026-Q1', currency: 'CNY', ...more })).winLoss
  const step = (found: Analysis | null, key: string) => {
    const { stageId: _, ...numbers } = found!.funnel.find(({ stageId }) => stageId.endsWith(company.stages[key]!.slice(company.stages[key]!.indexOf(':') + 1)))!
    return numbers
  }

  beforeAll(async () => {
    company = await openCompany({ now: () => now })
    await addRate(await company.test.as('FINANCE', { name: 'Wu' }), 'USD', '2026-01-01', '7')
    const { createCompetitor } = await ask<{ createCompetitor: { competitor: { id: string } } }>(company.director, 'mutation { createCompetitor(input: { name: "Rival" }) { ... on CreateCompetitorPayload { competitor { id } } } }')
    const open = async (caller: TestCaller, name: string, amount: object) => deals.set(name, (await createDeal(caller, { name, stageId: company.stages['DISCOVERY'], amount, engagedOn: '2026-01-05', expectedCloseOn: '2026-06-30' })).opportunity)
    const move = async (caller: TestCaller, name: string, stage: string, more: object = {}) => {
      const { id, version } = deals.get(name)!
      deals.set(name, (await change(caller, 'update', { id, expectedVersion: version, stageId: company.stages[stage], ...more })).opportunity)
    }
    await open(company.rep, 'A', { amount: '100000.00' })
    await open(company.rep, 'B', { amount: '200000.00' })
    await open(company.rep, 'C', { amount: '50000.00' })
    await open(company.rep, 'Dollars', { amount: '7000.00', currency: 'USD' })
    await open(company.otherRep, 'Elsewhere', { amount: '80000.00' })
    now = new Date('2026-01-15T02:00:00Z')
    await move(company.rep, 'A', 'SOLUTION')
    await move(company.rep, 'C', 'SOLUTION')
    now = new Date('2026-01-25T02:00:00Z')
    await move(company.rep, 'C', 'DISCOVERY')
    now = new Date('2026-01-30T02:00:00Z')
    await move(company.rep, 'C', 'SOLUTION')
    now = new Date('2026-02-04T02:00:00Z')
    await move(company.rep, 'A', 'WON')
    await move(company.rep, 'B', 'LOST', { lossReason: 'Too dear', lossCategory: 'PRICE', competitorId: createCompetitor.competitor.id })
    await move(company.rep, 'Dollars', 'WON')
    await move(company.otherRep, 'Elsewhere', 'LOST', { lossReason: 'No interface', lossCategory: 'FUNCTIONS' })
    now = new Date('2026-03-01T02:00:00Z')
  })
  afterAll(() => company.test.close())

  it('counts by the day of the close: 2 of 3 won, 100,000.00 and 7,000 dollars at 7 after 30 days, and the one open deal brings 1,655.64 a day', async () => {
    expect(await analysis(company.rep)).toMatchObject({
      from: '2026-01-01', to: '2026-03-31', won: 2, lost: 1, winRateBp: 6_667, wonAmount: { amount: '149000.00' }, lostAmount: { amount: '200000.00' }, average: { amount: '74500.00' },
      cycleDays: 30, open: 1, velocity: { amount: '1655.64' }, elsewhere: 0, withoutRate: 0,
    })
  })

  it('says why deals were lost, and to whom', async () => {
    expect(await analysis(company.director)).toMatchObject({
      reasons: [{ category: 'PRICE', count: 1, amount: { amount: '200000.00' } }, { category: 'FUNCTIONS', count: 1, amount: { amount: '80000.00' } }],
      competitors: [{ name: 'Rival', count: 1, amount: { amount: '200000.00' } }],
    })
  })

  it('follows deals through the stages: 3 of 4 went on from the first, and one that came back counts once', async () => {
    const found = await analysis(company.rep)
    expect(step(found, 'DISCOVERY')).toEqual({ entered: 4, advanced: 3, conversionBp: 7_500, averageDays: 17 })
    expect(step(found, 'SOLUTION')).toEqual({ entered: 2, advanced: 1, conversionBp: 5_000, averageDays: 15 })
    expect(step(found, 'WON')).toEqual({ entered: 2, advanced: 0, conversionBp: null, averageDays: null })
    expect(step(found, 'PROPOSED')).toEqual({ entered: 0, advanced: 0, conversionBp: null, averageDays: null })
    expect(found!.funnel.some(({ stageId }) => stageId.endsWith(company.stages['LOST']!.slice(company.stages['LOST']!.indexOf(':') + 1)))).toBe(false)
  })

  it('shows to each what she sees: her own, the team\'s, all; and nothing to those who see only amounts', async () => {
    expect(await analysis(company.otherRep)).toMatchObject({ won: 0, lost: 1, winRateBp: 0, average: null, velocity: null, competitors: [], lostAmount: { amount: '80000.00' } })
    expect(step(await analysis(company.otherRep), 'DISCOVERY')).toMatchObject({ entered: 1, advanced: 0 })
    expect(await analysis(company.manager)).toEqual(await analysis(company.rep))
    expect(await analysis(company.director)).toMatchObject({ won: 2, lost: 2, winRateBp: 5_000, lostAmount: { amount: '280000.00' } })
    for (const role of ['LEADER', 'AUDITOR'] as const) expect(await analysis(await company.test.as(role, { name: role }))).toMatchObject({ won: 2, lost: 2 })
    for (const role of ['FINANCE', 'PRODUCT', 'SYSADMIN'] as const) expect(await analysis(await company.test.as(role, { name: role }))).toBeNull()
  })

  it('is narrowed to a person or a unit, never beyond what the caller sees', async () => {
    const li = `Person:${company.rep.personId}`
    const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; name: string }[] } }>(company.director, '{ orgUnits(first: 50) { nodes { id name } } }')
    const unit = (name: string) => orgUnits.nodes.find((one) => one.name === name)!.id
    expect(await analysis(company.director, { personId: li })).toEqual(await analysis(company.rep))
    expect(await analysis(company.director, { unitId: unit('north') })).toEqual(await analysis(company.manager))
    expect(await analysis(company.director, { unitId: unit('sales') })).toEqual(await analysis(company.director))
    expect(await analysis(company.manager, { personId: `Person:${company.otherRep.personId}` })).toMatchObject({ won: 0, lost: 0, elsewhere: 0, winRateBp: null })
    expect(await analysis(company.manager, { unitId: unit('south') })).toMatchObject({ won: 0, lost: 0, reasons: [] })
    expect(await analysis(company.director, { personId: 'Person:nobody' })).toMatchObject({ won: 0, lost: 0 })
  })

  it('in a foreign currency counts the deals in it alone, and is empty where nothing closed', async () => {
    expect(await analysis(company.rep, { currency: 'USD' })).toMatchObject({ won: 1, lost: 0, winRateBp: 10_000, wonAmount: { amount: '7000.00' }, elsewhere: 2 })
    const empty = await analysis(company.rep, { periodKey: '2025-Q4' })
    expect(empty).toMatchObject({ won: 0, lost: 0, winRateBp: null, cycleDays: null, average: null, velocity: null, reasons: [], competitors: [], wonAmount: { amount: '0.00' } })
    expect(empty!.funnel.every(({ entered }) => entered === 0)).toBe(true)
  })

  it('goes by the days of the company\'s zone: half past midnight on 1 April there is no more the first quarter', async () => {
    now = new Date('2026-03-31T16:30:00Z')
    const { id, version } = deals.get('C')!
    await change(company.rep, 'update', { id, expectedVersion: version, stageId: company.stages['LOST'], lossReason: 'A friend', lossCategory: 'RELATIONSHIP' })
    expect(await analysis(company.rep)).toMatchObject({ lost: 1, open: 0 })
    expect(await analysis(company.rep, { periodKey: '2026-Q2' })).toMatchObject({ won: 0, lost: 1, winRateBp: 0, reasons: [{ category: 'RELATIONSHIP' }] })
    expect(step(await analysis(company.rep), 'SOLUTION')).toEqual({ entered: 2, advanced: 1, conversionBp: 5_000, averageDays: 30 })
    await createDeal(company.rep, { name: 'April', stageId: company.stages['DISCOVERY'], amount: { amount: '1.00' } })
    expect(step(await analysis(company.rep), 'DISCOVERY')).toMatchObject({ entered: 4 })
    expect(step(await analysis(company.rep, { periodKey: '2026-04' }), 'DISCOVERY')).toMatchObject({ entered: 1, advanced: 0 })
  })

  it('counts a lost deal in a currency without a rate, and says that no amount has it', async () => {
    const { id, version } = (await createDeal(company.rep, { name: 'Euros', stageId: company.stages['DISCOVERY'], amount: { amount: '5.00', currency: 'EUR' } })).opportunity
    await change(company.rep, 'update', { id, expectedVersion: version, stageId: company.stages['LOST'], lossReason: 'Too dear', lossCategory: 'PRICE' })
    expect(await analysis(company.rep, { periodKey: '2026-Q2' })).toMatchObject({ lost: 2, withoutRate: 1, elsewhere: 0, lostAmount: { amount: '50000.00' } })
  })

  it('takes few statements, however many deals there are', async () => {
    const count = async () => (await company.test.statements(() => analysis(company.director))).filter((sql) => /"(opportunity|stage_span|stage|competitor)"/i.test(sql)).length
    const before = await count()
    for (const name of ['One', 'Two', 'Three']) await createDeal(company.rep, { name, stageId: company.stages['DISCOVERY'], amount: { amount: '1.00' } })
    expect(await count()).toBe(before)
    expect(before).toBeLessThanOrEqual(6)
  })
})
