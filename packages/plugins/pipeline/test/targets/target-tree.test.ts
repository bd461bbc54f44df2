import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openCompany, type Company } from '../company.ts'
import { cellOf, done, run, tree } from './targets.ts'

describe('the target of a year, from the director to the reps', () => {
  let company: Company
  let second: TestCaller
  let south: TestCaller
  let units: Record<string, string>
  let year: { id: string; version: number }
  beforeAll(async () => {
    company = await openCompany({ now: () => new Date('2026-01-05T02:00:00Z') })
    second = await company.test.as('REP', { name: 'Wang', unit: 'north' })
    south = await company.test.as('MANAGER', { name: 'Sun', unit: 'south', heads: true })
    const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; code: string }[] } }>(company.director, '{ orgUnits { nodes { id code } } }')
    units = Object.fromEntries(orgUnits.nodes.map(({ id, code }) => [code, id]))
    year = await done(company.director, 'createTarget', { name: 'Sales 2026', period: 'YEAR', periodKey: '2026', orgUnitId: units['sales'], value: { amount: '12000000.00' } })
  })
  afterAll(() => company.test.close())

  it('is split into quarters that make it up', async () => {
    await done(company.director, 'splitTarget', { id: year.id, expectedVersion: year.version, into: 'PERIODS' })
    const quarters = (await tree(company.director)).find(({ name }) => name === 'sales')!.cells.filter(({ periodKey }) => periodKey.includes('Q'))
    expect(quarters.map(({ value }) => value.amount)).toEqual(['3000000.00', '3000000.00', '3000000.00', '3000000.00'])
    expect((await cellOf(company.director, 'sales', '2026')).periodsGap).toEqual({ amount: '0.00' })
  })

  it('is split by weights among the managers, and by a manager among the reps', async () => {
    const quarter = await cellOf(company.director, 'sales', '2026-Q1')
    await done(company.director, 'splitTarget', { id: quarter.id, expectedVersion: quarter.version, into: 'HOLDERS', parts: [{ orgUnitId: units['north'], weight: 18 }, { orgUnitId: units['south'], weight: 12 }] })
    expect((await cellOf(company.director, 'north', '2026-Q1')).value.amount).toBe('1800000.00')
    expect((await cellOf(company.director, 'south', '2026-Q1')).value.amount).toBe('1200000.00')
    const north = await cellOf(company.manager, 'north', '2026-Q1')
    await done(company.manager, 'splitTarget', { id: north.id, expectedVersion: north.version, into: 'HOLDERS', parts: [{ personId: `Person:${company.rep.personId}`, weight: 10 }, { personId: `Person:${second.personId}`, weight: 8 }] })
    expect((await cellOf(company.rep, 'Li', '2026-Q1')).value.amount).toBe('1000000.00')
    expect((await cellOf(second, 'Wang', '2026-Q1')).value.amount).toBe('800000.00')
    expect((await tree(company.director)).map(({ name, depth }) => [name, depth])).toEqual([['sales', 0], ['north', 1], ['Li', 2], ['Wang', 2], ['south', 1]])
  })

  it('shows a gap of 0.01 where the parts make up 1,799,999.99 of 1,800,000.00', async () => {
    const wang = await cellOf(company.manager, 'Wang', '2026-Q1')
    const changed = await done(company.manager, 'updateTarget', { id: wang.id, expectedVersion: wang.version, value: { amount: '799999.99' } })
    expect((await cellOf(company.manager, 'north', '2026-Q1')).holdersGap).toEqual({ amount: '0.01' })
    await done(company.manager, 'updateTarget', { id: wang.id, expectedVersion: changed.version, value: { amount: '800000.00' } })
    expect((await cellOf(company.manager, 'north', '2026-Q1')).holdersGap).toEqual({ amount: '0.00' })
  })

  it('is divided by three to the last fen, and over-assigned where one says so', async () => {
    const own = await done(company.director, 'createTarget', { name: 'Sales 2027', period: 'YEAR', periodKey: '2027', orgUnitId: units['sales'], value: { amount: '10000000.00' } })
    const three = [company.rep, second, company.otherRep].map(({ personId }) => ({ personId: `Person:${personId}`, weight: 1 }))
    const split = await done(company.director, 'splitTarget', { id: own.id, expectedVersion: own.version, into: 'HOLDERS', parts: three })
    const values = async () => Promise.all(['Li', 'Wang', 'Zhao'].map(async (name) => (await cellOf(company.director, name, '2027')).value.amount))
    expect(await values()).toEqual(['3333333.34', '3333333.33', '3333333.33'])
    await done(company.director, 'splitTarget', { id: own.id, expectedVersion: split.version, into: 'HOLDERS', parts: three, overAssignBp: 500 })
    expect(await values()).toEqual(['3500000.00', '3500000.00', '3500000.00'])
    expect((await cellOf(company.director, 'sales', '2027')).holdersGap).toEqual({ amount: '0.00' })
  })

  it('is set by nobody for himself', async () => {
    const north = await cellOf(company.manager, 'north', '2026-Q1')
    expect(await run(company.manager, 'updateTarget', { id: north.id, expectedVersion: north.version, value: { amount: '1.00' } })).toMatchObject({ code: 'TARGET_OWN' })
    expect(await run(company.manager, 'createTarget', { name: 'Mine', period: 'MONTH', periodKey: '2026-01', personId: `Person:${company.manager.personId}`, value: { amount: '1.00' } })).toMatchObject({ code: 'TARGET_OWN' })
    const li = await cellOf(company.rep, 'Li', '2026-Q1')
    expect(await run(company.rep, 'updateTarget', { id: li.id, expectedVersion: li.version, value: { amount: '1.00' } })).toMatchObject({ code: 'TARGET_OWN' })
    const zhao = await cellOf(company.director, 'Zhao', '2027')
    expect(await run(company.rep, 'updateTarget', { id: zhao.id, expectedVersion: zhao.version, value: { amount: '1.00' } })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is out of reach of the other team', async () => {
    const north = await cellOf(company.director, 'north', '2026-Q1')
    expect((await tree(south)).map(({ name }) => name)).toEqual(['south'])
    expect(await run(south, 'splitTarget', { id: north.id, expectedVersion: north.version, into: 'HOLDERS' })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not split into parts that make no sense', async () => {
    const q2 = await cellOf(company.director, 'sales', '2026-Q2')
    const split = (more: object) => run(company.director, 'splitTarget', { id: q2.id, expectedVersion: q2.version, into: 'HOLDERS', ...more })
    expect(await split({ parts: [{ orgUnitId: units['north'], weight: 0 }] })).toMatchObject({ code: 'TARGET_WEIGHTS' })
    expect(await split({ parts: [{ orgUnitId: units['north'], weight: -1 }, { orgUnitId: units['south'], weight: 2 }] })).toMatchObject({ code: 'TARGET_WEIGHTS' })
    expect(await split({ parts: [{ orgUnitId: units['north'], weight: 1 }, { orgUnitId: units['north'], weight: 1 }] })).toMatchObject({ code: 'TARGET_WEIGHTS' })
    expect(await split({ parts: [{ orgUnitId: units['sales'], weight: 1 }] })).toMatchObject({ code: 'TARGET_WEIGHTS' })
    expect(await split({ into: 'PERIODS', parts: [{ periodKey: '2026-07', weight: 1 }] })).toMatchObject({ code: 'TARGET_WEIGHTS' })
    expect(await split({ overAssignBp: -1 })).toMatchObject({ code: 'TARGET_WEIGHTS' })
    const month = await done(company.director, 'createTarget', { name: 'April', period: 'MONTH', periodKey: '2026-04', personId: `Person:${company.otherRep.personId}`, value: { amount: '1.00' } })
    expect(await run(company.director, 'splitTarget', { id: month.id, expectedVersion: month.version, into: 'PERIODS' })).toMatchObject({ code: 'TARGET_NO_PARTS' })
    expect(await run(company.director, 'splitTarget', { id: q2.id, expectedVersion: q2.version + 7, into: 'HOLDERS' })).toMatchObject({ code: 'VERSION_CONFLICT' })
  })

  it('is proposed, objected to once by its holder, and approved by the director', async () => {
    const { director, manager, rep } = company
    const li = await cellOf(manager, 'Li', '2026-Q1')
    const proposed = await done(manager, 'proposeTarget', { id: li.id, expectedVersion: li.version })
    expect(await run(second, 'objectTarget', { id: li.id, expectedVersion: proposed.version, objection: 'No' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await run(manager, 'objectTarget', { id: li.id, expectedVersion: proposed.version, objection: 'No' })).toMatchObject({ code: 'TRANSITION_NOT_YOURS' })
    expect((await cellOf(rep, 'Li', '2026-Q1')).mayObject).toBe(true)
    const back = await done(rep, 'objectTarget', { id: li.id, expectedVersion: proposed.version, objection: 'My largest customer moves in February.' })
    expect(back).toMatchObject({ status: 'DRAFT', objection: 'My largest customer moves in February.' })
    const again = await done(manager, 'proposeTarget', { id: li.id, expectedVersion: back.version })
    expect(await run(rep, 'objectTarget', { id: li.id, expectedVersion: again.version, objection: 'Still' })).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'objection', code: 'OBJECTED_ALREADY' }] })
    expect(await run(manager, 'approveTarget', { id: li.id, expectedVersion: again.version })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await run(director, 'approveTarget', { id: li.id, expectedVersion: again.version })).toMatchObject({ target: { status: 'APPROVED', effectiveFrom: '2026-01-01' } })
  })

  it('tells other modules of what was approved', async () => {
    const events = (await company.test.app.base['outboxEvent']!['findMany']!({ where: { type: 'target.approved' } })) as { payload: Record<string, unknown> }[]
    expect(events.map(({ payload }) => payload)).toEqual([expect.objectContaining({ personId: company.rep.personId, metric: 'SALES_AMOUNT', periodKey: '2026-Q1', valueMinor: '100000000', currency: 'CNY', effectiveFrom: '2026-01-01', revision: 1 })])
  })

  it('stays as it was once it is approved: a revision keeps the old value and its date', async () => {
    const { director, manager } = company
    const li = await cellOf(director, 'Li', '2026-Q1')
    expect(await run(director, 'updateTarget', { id: li.id, expectedVersion: li.version, value: { amount: '2.00' } })).toMatchObject({ code: 'TARGET_FIXED' })
    expect(await run(director, 'deleteTarget', { id: li.id, expectedVersion: li.version })).toMatchObject({ code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) })
    const north = await cellOf(director, 'north', '2026-Q1')
    expect(await run(director, 'splitTarget', { id: north.id, expectedVersion: north.version, into: 'HOLDERS' })).toMatchObject({ code: 'TARGET_PARTS_FIXED' })
    const revise = (more: object) => run(manager, 'reviseTarget', { id: li.id, expectedVersion: li.version, value: { amount: '900000.00' }, effectiveFrom: '2026-02-01', reason: 'The customer moved.', ...more })
    expect(await revise({ effectiveFrom: '2026-01-01' })).toMatchObject({ code: 'TARGET_REVISION_DATE' })
    expect(await revise({ value: { amount: '1.00', currency: 'USD' } })).toMatchObject({ code: 'TARGET_VALUE' })
    const revision = (await revise({})).target!
    expect(revision).toMatchObject({ status: 'DRAFT', revision: 2, effectiveFrom: '2026-02-01' })
    expect((await cellOf(director, 'Li', '2026-Q1')).value.amount).toBe('1000000.00')
    expect(await run(director, 'reviseTarget', { id: li.id, expectedVersion: (await cellOf(director, 'Li', '2026-Q1')).version, value: { amount: '1.00' }, effectiveFrom: '2026-03-01', reason: 'x' })).toMatchObject({ code: 'TARGET_REVISED_ALREADY' })
    expect(await run(director, 'reviseTarget', { id: revision.id, expectedVersion: revision.version, value: { amount: '1.00' }, effectiveFrom: '2026-03-01', reason: 'x' })).toMatchObject({ code: 'TARGET_NOT_APPROVED' })
    expect(await run(manager, 'proposeTargets', { ids: [revision.id] })).toEqual({ count: 1 })
    expect(await run(director, 'approveTargets', { ids: [revision.id] })).toEqual({ count: 1 })
    const { targets } = await ask<{ targets: { nodes: object[] } }>(director, 'query ($p: ID!) { targets(filter: { periodKey: { eq: "2026-Q1" }, person: { id: { eq: $p } } }, orderBy: [{ field: REVISION, direction: ASC }]) { nodes { revision status value { amount } effectiveFrom } } }', { p: `Person:${company.rep.personId}` })
    expect(targets.nodes).toEqual([
      { revision: 1, status: 'SUPERSEDED', value: { amount: '1000000.00' }, effectiveFrom: '2026-01-01' },
      { revision: 2, status: 'APPROVED', value: { amount: '900000.00' }, effectiveFrom: '2026-02-01' },
    ])
  })

  it('is approved in bulk all or none, and never by an administrator', async () => {
    const { director, test } = company
    const north = await cellOf(director, 'north', '2026-Q1')
    const south = await cellOf(director, 'south', '2026-Q1')
    expect(await run(director, 'proposeTargets', { ids: [] })).toMatchObject({ code: 'TARGET_BATCH' })
    expect(await run(director, 'proposeTargets', { ids: [north.id, 'Target:00000000-0000-7000-8000-000000000000'] })).toMatchObject({ code: 'NOT_FOUND' })
    expect((await cellOf(director, 'north', '2026-Q1')).status).toBe('DRAFT')
    await run(director, 'proposeTargets', { ids: [north.id, south.id] })
    const admin = await test.as('SYSADMIN', { name: 'Admin' })
    expect(await run(admin, 'approveTargets', { ids: [north.id] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await run(await test.as('LEADER'), 'approveTargets', { ids: [north.id] })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await run(director, 'approveTargets', { ids: [north.id, south.id] })).toEqual({ count: 2 })
  })

  it('is split by one of two who do it at once', async () => {
    const q3 = await cellOf(company.director, 'sales', '2026-Q3')
    const split = (weight: number) => run(company.director, 'splitTarget', { id: q3.id, expectedVersion: q3.version, into: 'HOLDERS', parts: [{ orgUnitId: units['north'], weight }, { orgUnitId: units['south'], weight: 1 }] })
    const codes = (await Promise.all([split(1), split(3)])).map(({ code }) => code ?? 'done').sort()
    expect(codes).toEqual(['VERSION_CONFLICT', 'done'])
    expect((await cellOf(company.director, 'sales', '2026-Q3')).holdersGap).toEqual({ amount: '0.00' })
  })

  it('stays as it was once its period is over: it is neither changed, nor split, nor revised, and nothing of that is offered', async () => {
    const director = company.director
    const past = await done(director, 'createTarget', { name: 'Last quarter', period: 'QUARTER', periodKey: '2025-Q4', orgUnitId: units['sales'], value: { amount: '1000.00' } })
    const over = { code: 'TARGET_PERIOD_OVER', message: expect.stringContaining('2025-Q4') as string }
    expect(await run(director, 'updateTarget', { id: past.id, expectedVersion: past.version, value: { amount: '2000.00' } })).toMatchObject(over)
    expect(await run(director, 'splitTarget', { id: past.id, expectedVersion: past.version, into: 'PERIODS' })).toMatchObject(over)
    expect((await cellOf(director, 'sales', '2025-Q4')).mayEdit).toBe(false)
    // What was agreed on before may still be written down and approved.
    await run(director, 'proposeTargets', { ids: [past.id] })
    await run(director, 'approveTargets', { ids: [past.id] })
    const approved = await cellOf(director, 'sales', '2025-Q4')
    expect(approved.status).toBe('APPROVED')
    expect(await run(director, 'reviseTarget', { id: past.id, expectedVersion: approved.version, value: { amount: '2000.00' }, effectiveFrom: '2025-12-01', reason: 'Later' })).toMatchObject(over)
    expect((await cellOf(director, 'sales', '2025-Q4')).value.amount).toBe('1000.00')
  })
})
