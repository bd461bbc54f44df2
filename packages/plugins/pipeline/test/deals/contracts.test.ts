import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipeline } from '../../src/index.ts'
import { ask, change, createDeal } from '../company.ts'
import { createRecord } from '../leads/leads.ts'
import { addRate } from '../rates.ts'
import { signing } from './signing.ts'

describe('a deal whose contract another module signs', () => {
  let test: TestApp
  let rep: TestCaller
  let id: string
  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline(), signing()], now: () => new Date('2026-02-12T02:00:00Z') })
    rep = await test.as('REP', { name: 'Li', unit: 'north' })
    const { stages } = await ask<{ stages: { nodes: { id: string }[] } }>(rep, '{ stages(filter: { key: { eq: "DISCOVERY" } }) { nodes { id } } }')
    const leadId = await createRecord(rep, 'Lead', { name: 'Chen', campaignRef: 'spring' })
    id = (await createDeal(rep, { name: '华星', leadId, stageId: stages.nodes[0]!.id, amount: { amount: '580000.00' }, expectedCloseOn: '2026-03-20' })).opportunity.id
  })
  afterAll(() => test.close())

  const read = async () => (await ask<{ opportunity: { version: number } }>(rep, 'query ($id: ID!) { opportunity(id: $id) { version stage { key } amount { amount } closedOn forecastCategory base { amount currency } baseRate baseRateOn } }', { id })).opportunity
  const run = (name: string, input: object) => ask(rep, `mutation ($input: ${name}Input!) { result: ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $input) { __typename ... on Error { code } } }`, { input: { id: id.split(':')[1], ...input } })

  it('is won with the true amount on the day of the signature, whoever signs', async () => {
    const colleague = await test.as('REP', { name: 'Wang', unit: 'north' })
    const shares = [[rep, 7_000, false], [colleague, 3_000, false], [colleague, 500, true]] as const
    await run('SplitOpportunity', { id, effectiveFrom: '2026-02-12', shares: shares.map(([who, shareBp, overlay]) => ({ personId: `Person:${who.personId}`, shareBp, overlay })) })
    const whole = [{ personId: rep.personId, kind: 'REVENUE', shareBp: 10_000 }]
    await run('SignDeal', { amount: '56500000' })
    expect(await read()).toMatchObject({ stage: { key: 'WON' }, amount: { amount: '565000.00' }, closedOn: '2026-02-10', forecastCategory: 'CLOSED', base: { amount: '565000.00', currency: 'CNY' }, baseRate: '1', baseRateOn: '2026-02-10' })
    const events = (await test.app.base['outboxEvent']!['findMany']!({ where: { type: 'opportunity.won' } })) as { payload: object }[]
    expect(events.map(({ payload }) => payload)).toEqual([expect.objectContaining({ amountMinor: '56500000', closedOn: '2026-02-10', base: { minor: '56500000', currency: 'CNY' }, baseRate: '1', baseRateOn: '2026-02-10', splits: whole, campaign: 'spring' })])
  })

  it('keeps what it was won for', async () => {
    const { version } = await read()
    expect(await change(rep, 'update', { id, expectedVersion: version, amount: { amount: '1.00' } })).toMatchObject({ code: 'DEAL_WON' })
    expect(await change(rep, 'update', { id, expectedVersion: version, closedOn: '2026-02-11' })).toMatchObject({ code: 'DEAL_WON' })
    expect(await change(rep, 'update', { id, expectedVersion: version, nextStep: 'Hand over' })).toHaveProperty('opportunity')
  })

  it('goes back to where it was when the contract is void', async () => {
    await run('VoidDeal', {})
    expect(await read()).toMatchObject({ stage: { key: 'DISCOVERY' }, closedOn: null, forecastCategory: 'PIPELINE', base: null, baseRate: null, baseRateOn: null })
  })

  it('in a foreign currency is signed once there is a rate, and keeps that of the day of the signature', async () => {
    const before = await read()
    expect(await run('SignDeal', { amount: '8000001', currency: 'USD' })).toMatchObject({ result: { code: 'FX_RATE_MISSING' } })
    expect(await read()).toEqual(before)
    await addRate(await test.as('FINANCE', { name: 'Wu' }), 'USD', '2026-02-09', '7.15')
    await addRate(await test.as('FINANCE', { name: 'Jin' }), 'USD', '2026-02-11', '7.5')
    await run('SignDeal', { amount: '8000001', currency: 'USD' })
    expect(await read()).toMatchObject({ stage: { key: 'WON' }, base: { amount: '572000.07', currency: 'CNY' }, baseRate: '7.15', baseRateOn: '2026-02-09' })
    await run('VoidDeal', {})
    expect(await read()).toMatchObject({ stage: { key: 'DISCOVERY' }, base: null, baseRate: null, baseRateOn: null })
  })
})
