import { readFileSync } from 'node:fs'
import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from '../company.ts'
import { createRecord } from '../leads/leads.ts'
import { addRate } from '../rates.ts'
import { done, run } from './targets.ts'

interface Reached {
  readonly value: { readonly amount: string; readonly currency: string | null }
  readonly attainment: { readonly actual: { readonly amount: string; readonly currency: string | null }; readonly attainmentBp: number | null; readonly withoutRate: number }
}

const figures = 'value { amount currency } attainment { actual { amount currency } attainmentBp withoutRate }'

async function reached(caller: TestCaller, metric: string, name: string, periodKey: string): Promise<Reached> {
  const query = `query ($year: String!, $metric: String!) { targetTree(year: $year, metric: $metric) { name cells { periodKey ${figures} } } }`
  const { targetTree } = await ask<{ targetTree: { name: string; cells: (Reached & { periodKey: string })[] }[] }>(caller, query, { year: periodKey.slice(0, 4), metric })
  const { value, attainment } = targetTree.find((row) => row.name === name)!.cells.find((cell) => cell.periodKey === periodKey)!
  return { value, attainment }
}

describe('what is reached against targets of every kind', () => {
  let company: Company
  let units: Record<string, string>
  const sql = (text: string, values: unknown[] = []) => company.test.app.database.pool.query(text, values)
  const person = (caller: TestCaller) => `Person:${caller.personId}`
  const target = (metric: string, holder: object, size: object, by = company.director) => done(by, 'createTarget', { name: metric, period: 'QUARTER', periodKey: '2026-Q1', metric, ...holder, ...size })
  const act = (caller: TestCaller, name: string, input: object) => {
    const upper = name.charAt(0).toUpperCase() + name.slice(1)
    return ask<{ result: { code?: string; actualFact?: { id: string } } }>(caller, `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { ... on ${upper}Payload { actualFact { id } } ... on Error { code } } }`, { input }).then(({ result }) => result)
  }
  beforeAll(async () => {
    company = await openCompany({ now: () => new Date('2026-03-20T02:00:00Z') })
    const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; code: string }[] } }>(company.director, '{ orgUnits { nodes { id code } } }')
    units = Object.fromEntries(orgUnits.nodes.map(({ id, code }) => [code, id]))
  })
  afterAll(() => company.test.close())

  it('counts new customers as whole numbers, and divides them so that the parts make up the whole', async () => {
    const { director, rep, otherRep, manager } = company
    const whole = await target('NEW_CUSTOMERS', { orgUnitId: units['sales'] }, { count: 10 })
    expect(whole.value).toBeNull()
    const three = [rep, otherRep, manager].map((one) => ({ personId: person(one), weight: 1 }))
    await done(director, 'splitTarget', { id: whole.id, expectedVersion: whole.version, into: 'HOLDERS', parts: three })
    const values = await Promise.all(['Li', 'Zhao', 'Chen'].map(async (name) => (await reached(director, 'NEW_CUSTOMERS', name, '2026-Q1')).value))
    expect(values).toEqual([{ amount: '4', currency: null }, { amount: '3', currency: null }, { amount: '3', currency: null }])
  })

  it('takes no amount where customers are counted, no number where it is an amount, and neither below zero', async () => {
    const input = { name: 'x', period: 'MONTH', periodKey: '2026-04', personId: person(company.otherRep) }
    const refused = (more: object) => run(company.director, 'createTarget', { ...input, ...more })
    expect(await refused({ metric: 'NEW_CUSTOMERS', value: { amount: '3.00' } })).toMatchObject({ fields: [{ path: 'count', code: 'REQUIRED' }] })
    expect(await refused({ metric: 'COLLECTION', count: 3 })).toMatchObject({ fields: [{ path: 'value', code: 'REQUIRED' }] })
    expect(await refused({ metric: 'NEW_CUSTOMERS', count: -1 })).toMatchObject({ fields: [{ path: 'count', code: 'NOT_NEGATIVE' }] })
  })

  it('credits a new customer to whoever had it on the day of the first purchase, also after it was transferred and was late to be entered', async () => {
    const { director, rep, otherRep } = company
    for (const [name, boughtOn, owner] of [['华星', '2026-02-10', rep], ['蓝海', '2026-03-31', rep], ['明德', '2025-12-31', rep], ['东方', '2026-03-01', otherRep]] as const) {
      const id = (await createRecord(owner, 'Customer', { name })).split(':')[1]
      await sql('update customers.customer set first_purchase_on = $2 where id = $1', [id, boughtOn])
    }
    // 蓝海 went to the other rep at midday of the 15th of March: what it bought at the end of March is hers.
    await sql("update customers.ownership_span set began_at = '2025-06-01T00:00:00Z', ended_at = '2026-03-15T04:00:00Z', current = null where customer_id = (select id from customers.customer where name = '蓝海')")
    await sql("insert into customers.ownership_span (id, customer_id, person_id, began_at, reason, current, owner_id) select gen_random_uuid(), id, $1, '2026-03-15T04:00:00Z', 'TRANSFERRED', true, $1 from customers.customer where name = '蓝海'", [otherRep.personId])
    const of = async (name: string) => (await reached(director, 'NEW_CUSTOMERS', name, '2026-Q1')).attainment
    expect(await of('Li')).toEqual({ actual: { amount: '1', currency: null }, attainmentBp: 2_500, withoutRate: 0 })
    expect(await of('Zhao')).toMatchObject({ actual: { amount: '2' }, attainmentBp: 6_667 })
    expect(await of('sales')).toMatchObject({ actual: { amount: '3' }, attainmentBp: 3_000 })
    // Whoever leads a unit without a target of its own answers for the unit.
    expect(await of('Chen')).toMatchObject({ actual: { amount: '1' } })
  })

  it('credits a won deal by its shares, in the currency of the company', async () => {
    const { director, manager, rep, otherRep, stages } = company
    await target('SALES_AMOUNT', { personId: person(rep) }, { value: { amount: '1000000.00' } })
    await target('SALES_AMOUNT', { orgUnitId: units['south'] }, { value: { amount: '500000.00' } })
    await addRate(await company.test.as('FINANCE', { name: 'Wu' }), 'USD', '2026-03-01', '7.2')
    const { opportunity } = await createDeal(rep, { name: '华星 ERP', stageId: stages['DISCOVERY'], amount: { amount: '100000.01', currency: 'USD' }, expectedCloseOn: '2026-03-20', closedOn: '2026-03-20' })
    const shares = [{ personId: person(rep), shareBp: 7_000 }, { personId: person(otherRep), shareBp: 3_000 }]
    await ask(rep, 'mutation ($input: SplitOpportunityInput!) { splitOpportunity(input: $input) { __typename ... on Error { message } } }', { input: { id: opportunity.id, shares } })
    const { opportunity: deal } = await ask<{ opportunity: { version: number } }>(manager, 'query ($id: ID!) { opportunity(id: $id) { version } }', { id: opportunity.id })
    await ask(manager, 'mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { __typename ... on Error { message } } }', { input: { id: opportunity.id, expectedVersion: deal.version, stageId: stages['WON'] } })
    // 720,000.07 yuan: 504,000.05 and 216,000.02.
    expect((await reached(director, 'SALES_AMOUNT', 'Li', '2026-Q1')).attainment).toEqual({ actual: { amount: '504000.05', currency: 'CNY' }, attainmentBp: 5_040, withoutRate: 0 })
    expect((await reached(director, 'SALES_AMOUNT', 'south', '2026-Q1')).attainment).toMatchObject({ actual: { amount: '216000.02' }, attainmentBp: 4_320 })
    expect((await reached(rep, 'SALES_AMOUNT', 'Li', '2026-Q1')).attainment.actual.amount).toBe('504000.05')
  })

  it('takes collections that somebody typed, of the day on which the money came, until they are taken back', async () => {
    const { director, manager, rep, otherRep } = company
    const own = await target('COLLECTION', { personId: person(rep) }, { value: { amount: '200000.00' } })
    const record = (caller: TestCaller, more: object = {}) => act(caller, 'recordActual', { targetId: own.id, on: '2026-03-12', amount: { amount: '50000.00' }, ...more })
    const { actualFact } = await record(manager)
    await record(director, { amount: { amount: '1000.00', currency: 'EUR' } })
    await record(director, { on: '2025-12-31' })
    const now = async () => (await reached(rep, 'COLLECTION', 'Li', '2026-Q1')).attainment
    expect(await now()).toEqual({ actual: { amount: '50000.00', currency: 'CNY' }, attainmentBp: 2_500, withoutRate: 1 })
    expect(await record(rep)).toEqual({ code: 'TARGET_OWN' })
    expect(await record(otherRep)).toEqual({ code: 'NOT_FOUND' })
    expect(await record(manager, { on: '2026-03-21' })).toEqual({ code: 'ACTUAL_IN_FUTURE' })
    expect(await record(manager, { personId: person(manager) })).toEqual({ code: 'TARGET_OWN' })
    expect(await record(manager, { personId: person(otherRep) })).toEqual({ code: 'FORBIDDEN' })
    const sales = await target('PROFIT', { orgUnitId: units['north'] }, { value: { amount: '1.00' } })
    expect(await record(director, { targetId: sales.id })).toEqual({ code: 'ACTUAL_NOBODY' })
    const counted = await target('NEW_CUSTOMERS', { orgUnitId: units['south'] }, { count: 1 })
    expect(await record(director, { targetId: counted.id })).toEqual({ code: 'ACTUAL_OF_ITSELF' })
    const back = await act(manager, 'voidActual', { id: actualFact!.id, reason: 'Wrong person' })
    expect(back).toHaveProperty('actualFact')
    expect(await now()).toMatchObject({ actual: { amount: '0.00' } })
    for (const id of [actualFact!.id, back.actualFact!.id]) expect(await act(manager, 'voidActual', { id, reason: 'Again' })).toEqual({ code: 'ACTUAL_TAKEN_BACK' })
  })

  it("shows everybody their own targets of a period, those of the unit that one leads first", async () => {
    const { director, rep, manager } = company
    const { targets } = await ask<{ targets: { nodes: { id: string }[] } }>(director, '{ targets(filter: { status: { eq: DRAFT } }, first: 100) { nodes { id } } }')
    const ids = targets.nodes.map(({ id }) => id)
    await run(director, 'proposeTargets', { ids })
    expect(await run(director, 'approveTargets', { ids })).toEqual({ count: ids.length })
    const own = async (caller: TestCaller) => (await ask<{ ownTargets: (Reached & { metric: string })[] }>(caller, `{ ownTargets(periodKey: "2026-Q1") { metric ${figures} } }`)).ownTargets.map(({ metric, value, attainment }) => [metric, value.amount, attainment.actual.amount])
    expect(await own(rep)).toEqual([['SALES_AMOUNT', '1000000.00', '504000.05'], ['NEW_CUSTOMERS', '4', '1'], ['COLLECTION', '200000.00', '0.00']])
    expect(await own(manager)).toEqual([['PROFIT', '1.00', '0.00'], ['NEW_CUSTOMERS', '3', '1']])
  })

  it('is revised as its metric says, and tells other modules how many', async () => {
    const { director } = company
    const { targets } = await ask<{ targets: { nodes: { id: string; version: number; metric: string; count: number | null }[] } }>(director, 'query ($p: ID!) { targets(filter: { person: { id: { eq: $p } } }, first: 50) { nodes { id version metric count } } }', { p: person(company.rep) })
    const of = (metric: string) => targets.nodes.find((one) => one.metric === metric)!
    const more = { effectiveFrom: '2026-03-21', reason: 'More' }
    const revise = (name: string, metric: string, size: object) => run(director, name, { id: of(metric).id, expectedVersion: of(metric).version, ...size, ...more })
    expect(await revise('reviseTarget', 'NEW_CUSTOMERS', { value: { amount: '5.00' } })).toMatchObject({ code: 'TARGET_COUNTED' })
    expect(await revise('reviseCount', 'COLLECTION', { count: 5 })).toMatchObject({ code: 'TARGET_NOT_COUNTED' })
    expect(await revise('reviseCount', 'NEW_CUSTOMERS', { count: -5 })).toMatchObject({ fields: [{ path: 'count', code: 'NOT_NEGATIVE' }] })
    expect(await revise('reviseCount', 'NEW_CUSTOMERS', { count: 5 })).toHaveProperty('target')
    const { rows } = await sql("select payload from core.outbox_event where type = 'target.approved' and payload->>'metric' = 'NEW_CUSTOMERS' and payload->>'personId' = $1", [company.rep.personId])
    expect(rows).toEqual([{ payload: expect.objectContaining({ valueMinor: '4', currency: null }) as object }])
  })
})

describe('targets of new customers from before they were counted', () => {
  it('are the whole part of what stood there, and amounts stay as they are', async () => {
    const company = await openCompany()
    const sql = (text: string, values: unknown[] = []) => company.test.app.database.pool.query(text, values)
    const migration = readFileSync(new URL('../../migrations/0009_targets_that_count_and_what_was_reached.sql', import.meta.url), 'utf8')
    await sql('alter table pipeline.target drop constraint target_value_by_metric')
    for (const [key, metric, minor, currency] of [['2026-01', 'NEW_CUSTOMERS', 1_200, 'CNY'], ['2026-02', 'NEW_CUSTOMERS', 334, 'CNY'], ['2026-03', 'NEW_CUSTOMERS', 7, 'JPY'], ['2026-04', 'COLLECTION', 1_200, 'CNY']]) {
      await sql("insert into pipeline.target (id, name, period, period_key, metric, value_minor, currency, person_id) values (gen_random_uuid(), 'x', 'MONTH', $1, $2::pipeline.target_metric, $3, $4, $5)", [key, metric, minor, currency, company.rep.personId])
    }
    await sql(migration.slice(migration.indexOf('UPDATE "pipeline"."target"')))
    expect((await sql('select count, value_minor::int as value from pipeline.target order by period_key')).rows).toEqual([{ count: 12, value: null }, { count: 3, value: null }, { count: 7, value: null }, { count: null, value: 1_200 }])
    await company.test.close()
  })
})
