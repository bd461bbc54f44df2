import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from '../company.ts'
import { act } from './deals.ts'

interface Signals { readonly id: string; readonly staleDays: number | null; readonly closeOverdue: boolean; readonly stepOverdue: boolean; readonly missing: readonly string[] }

describe('what stands out about deals', () => {
  let company: Company
  let clock = new Date('2026-01-20T02:00:00Z')
  let plain: string
  let late: string
  let theirs: string
  beforeAll(async () => {
    company = await openCompany({ checklists: true, now: () => clock })
    const create = async (by: Company['rep'], more: object): Promise<string> => (await createDeal(by, { stageId: company.stages['DISCOVERY'], amount: { amount: '1000.00' }, ...more })).opportunity.id
    plain = await create(company.rep, { name: 'Plain', expectedCloseOn: '2026-06-30', nextStep: 'Call', nextStepDueOn: '2026-06-01' })
    late = await create(company.rep, { name: 'Late', expectedCloseOn: '2026-01-20', nextStep: 'Call', nextStepDueOn: '2026-01-20' })
    theirs = await create(company.otherRep, { name: 'Theirs', expectedCloseOn: '2026-01-20' })
  })
  afterAll(() => company.test.close())

  const signals = async (by: Company['rep'], ids: readonly string[]): Promise<readonly Signals[]> => (await ask<{ dealSignals: readonly Signals[] }>(by, 'query ($ids: [ID!]!) { dealSignals(ids: $ids) { id staleDays closeOverdue stepOverdue missing } }', { ids })).dealSignals
  const of = async (id: string, by = company.rep): Promise<Signals | undefined> => (await signals(by, [plain, late, theirs])).find((one) => one.id === id)

  it('is what the next stage asks for and the deal lacks', async () => {
    expect(await of(plain)).toEqual({ id: plain, staleDays: null, closeOverdue: false, stepOverdue: false, missing: ['NEED_RECORDED'] })
    await act(company.rep, 'createNeedItem', { opportunityId: plain, kind: 'PAIN', text: 'Stock is counted by hand', priority: 'HIGH', answeredBySection: 'FEATURES' }, 'needItem')
    expect(await of(plain)).toMatchObject({ missing: [] })
    expect(await of(late)).toMatchObject({ missing: ['NEED_RECORDED'] })
  })

  it('is late from the day after, by the days of the company', async () => {
    expect(await of(late)).toMatchObject({ closeOverdue: false, stepOverdue: false })
    // The company is in Shanghai: its 21st begins at 16:00 of the 20th.
    clock = new Date('2026-01-20T16:00:00Z')
    expect(await of(late)).toMatchObject({ closeOverdue: true, stepOverdue: true })
    expect(await of(plain)).toMatchObject({ closeOverdue: false, stepOverdue: false })
  })

  it('is the days in the stage once there are more than the stage allows', async () => {
    clock = new Date('2026-02-19T03:00:00Z')
    expect(await of(plain)).toMatchObject({ staleDays: null })
    expect((await ask<{ staleDeals: readonly object[] }>(company.rep, '{ staleDeals { name } }')).staleDeals).toEqual([])
    clock = new Date('2026-02-20T03:00:00Z')
    expect(await of(plain)).toMatchObject({ staleDays: 31 })
    const { staleDeals } = await ask<{ staleDeals: readonly object[] }>(company.rep, '{ staleDeals { name days } }')
    expect(staleDeals).toEqual([{ name: 'Plain', days: 31 }, { name: 'Late', days: 31 }])
  })

  it('is told of deals that the caller sees, and of no others', async () => {
    expect((await signals(company.rep, [plain, theirs, 'Opportunity:00000000-0000-7000-8000-000000000000', 'Customer:1', 'nonsense'])).map(({ id }) => id)).toEqual([plain])
    expect((await signals(company.director, [plain, theirs])).map(({ id }) => id).sort()).toEqual([plain, theirs].sort())
    for (const role of ['FINANCE', 'LEGAL', 'PRODUCT', 'SYSADMIN'] as const) expect(await signals(await company.test.as(role), [plain, theirs])).toEqual([])
  })

  it('costs as many statements for many deals as for one', async () => {
    const count = async (ids: readonly string[]) => (await company.test.statements(() => signals(company.director, ids))).length
    await count([plain])
    const one = await count([plain])
    expect(await count([plain, late, theirs])).toBe(one)
    expect(one).toBeLessThanOrEqual(10)
  })

  it('is nothing of a deal that rests or is closed', async () => {
    await company.test.app.base['opportunity']!['update']!({ where: { id: late.split(':')[1]! }, data: { heldSince: new Date('2026-02-01'), holdReason: 'Budget' } })
    await company.test.app.base['opportunity']!['update']!({ where: { id: plain.split(':')[1]! }, data: { stageId: company.stages['LOST']!.split(':')[1]! } })
    expect(await signals(company.rep, [plain, late])).toEqual([])
  })
})
