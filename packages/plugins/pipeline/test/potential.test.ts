import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'
import { createRecord } from './leads/leads.ts'
import { addRate } from './rates.ts'

describe('the potential of a customer', () => {
  let company: Company
  let finance: TestCaller
  let customerId: string
  let now = new Date('2026-01-12T02:00:00Z')
  const deals: Record<string, string> = {}
  beforeAll(async () => {
    company = await openCompany({ now: () => now })
    finance = await company.test.as('FINANCE', { name: 'Wu' })
    await addRate(finance, 'USD', '2026-01-01', '7')
    const factors = [{ key: 'POTENTIAL', source: 'PIPELINE', weightBp: 10_000, bands: [{ atLeast: '0', points: 10 }, { atLeast: '100000', points: 60 }, { atLeast: '500000', points: 100 }] }]
    const input = { expectedRevision: 1, effectiveFrom: '2026-01-13', factors, cutoffA: 80, cutoffB: 50, cutoffC: 5, marginPoints: 0, minStayDays: 0 }
    const { result } = await ask<{ result: object }>(company.director, 'mutation ($input: ReviseClassPolicyInput!) { result: reviseClassPolicy(input: $input) { __typename ... on Error { code message } } }', { input })
    expect(result).toEqual({ __typename: 'ReviseClassPolicyPayload' })
    now = new Date('2026-01-13T02:00:00Z')
    customerId = await createRecord(company.rep, 'Customer', { name: '华星制造' })
  })
  afterAll(() => company.test.close())

  const why = async (id = customerId) => (await ask<{ customerClassOn: { customerClass: string; factors: unknown[] } | null }>(company.rep, 'query ($id: ID!) { customerClassOn(id: $id) { customerClass factors { key source measure points } } }', { id })).customerClassOn
  const is = (customerClass: string, measure: string | null, points: number) => ({ customerClass, factors: [{ key: 'POTENTIAL', source: 'PIPELINE', measure, points }] })
  const deal = async (name: string, over: object) => {
    const { opportunity } = await createDeal(company.rep, { name, customerId, stageId: company.stages['DISCOVERY'], probabilityBp: 5_000, expectedCloseOn: '2026-03-01', ...over })
    deals[name] = opportunity.id
  }
  const versionOf = async (id: string) => (await ask<{ opportunity: { version: number } }>(company.manager, 'query ($id: ID!) { opportunity(id: $id) { version } }', { id })).opportunity.version
  const write = async (name: string, input: object) => expect(await change(company.rep, 'update', { id: deals[name], expectedVersion: await versionOf(deals[name]!), ...input })).toHaveProperty('opportunity')
  const run = async (verb: string, name: string, input: object = {}) => {
    const { result } = await ask<{ result: object }>(company.rep, `mutation ($input: ${verb}OpportunityInput!) { result: ${verb.charAt(0).toLowerCase()}${verb.slice(1)}Opportunity(input: $input) { __typename ... on Error { code } } }`, { input: { id: deals[name], expectedVersion: await versionOf(deals[name]!), ...input } })
    expect(result).not.toHaveProperty('code')
  }

  it('is not known before there is a deal, and then what open deals are worth by their probability, in the currency of the company', async () => {
    expect(await why()).toEqual(is('D', null, 0))
    await deal('Yuan', { amount: { amount: '3000.00', currency: 'CNY' } })
    expect(await why()).toEqual(is('B', '150000', 60))
    await deal('Dollars', { amount: { amount: '1000.01', currency: 'USD' } })
    expect(await why()).toEqual(is('A', '500004', 100))
    await deal('Without amount', {})
    expect(await why()).toEqual(is('A', '500004', 100))
  })

  it('follows each change of a deal: its probability, rest, loss, and the customer it goes to', async () => {
    await write('Dollars', { probabilityBp: 1_000 })
    expect(await why()).toEqual(is('B', '220001', 60))
    await run('Hold', 'Yuan', { reason: 'Budget comes in May' })
    expect(await why()).toEqual(is('C', '70001', 10))
    await run('Resume', 'Yuan')
    expect(await why()).toEqual(is('B', '220001', 60))
    const other = await createRecord(company.rep, 'Customer', { name: '远航物流' })
    await write('Yuan', { customerId: other })
    expect(await why()).toEqual(is('C', '70001', 10))
    expect(await why(other)).toEqual(is('B', '150000', 60))
    await write('Yuan', { stageId: company.stages['LOST'], lossReason: 'Price', lossCategory: 'PRICE' })
    expect(await why(other)).toEqual(is('C', '0', 10))
  })

  it('follows the rates of the day and deals that are gone in the night, and is not known while a rate is missing', async () => {
    await addRate(finance, 'USD', '2026-01-14', '8')
    now = new Date('2026-01-14T02:00:00Z')
    await company.test.runJobs()
    expect(await why()).toEqual(is('C', '80001', 10))
    await deal('Euros', { amount: { amount: '10.00', currency: 'EUR' } })
    expect(await why()).toEqual(is('D', null, 0))
    expect(await change(company.manager, 'delete', { id: deals['Euros'], expectedVersion: await versionOf(deals['Euros']!) })).not.toHaveProperty('code')
    now = new Date('2026-01-15T02:00:00Z')
    await company.test.runJobs()
    expect(await why()).toEqual(is('C', '80001', 10))
  })
})
