import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'

describe('the customers of deals', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  const run = async (caller: TestCaller, name: string, input: Record<string, unknown>) => {
    const upper = name.charAt(0).toUpperCase() + name.slice(1)
    return (await ask<{ result: { code?: string; customer?: { id: string; version: number } } }>(caller, `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { ... on ${upper}Payload { customer { id version } } ... on Error { code } } }`, { input })).result
  }
  const customer = async (input: Record<string, unknown>) => (await run(company.rep, 'createCustomer', input)).customer!.id
  const read = async (id: string, fields: string) => (await ask<{ customer: Record<string, unknown> }>(company.director, `query ($id: ID!) { customer(id: $id) { ${fields} } }`, { id })).customer
  const deal = (input: Record<string, unknown>) => createDeal(company.rep, { name: 'Deal', stageId: company.stages['DISCOVERY'], ...input })

  it('begin nothing new with one on the blacklist; what is there already goes on', async () => {
    const customerId = await customer({ name: 'Bad payer' })
    const { opportunity } = await deal({ customerId })
    expect((await run(company.director, 'updateCustomer', { id: customerId, expectedVersion: 1, blacklisted: true })).code).toBeUndefined()
    expect((await deal({ customerId })).code).toBe('CUSTOMER_BLACKLISTED')
    const other = await deal({})
    expect((await change(company.rep, 'update', { id: other.opportunity.id, expectedVersion: 1, customerId })).code).toBe('CUSTOMER_BLACKLISTED')
    expect((await change(company.rep, 'update', { id: opportunity.id, expectedVersion: 1, nextStep: 'Collect what is owed' })).opportunity.version).toBe(2)
  })

  it('are active once a deal is won, where no contracts are kept', async () => {
    const customerId = await customer({ name: 'Won' })
    const { opportunity } = await deal({ customerId, amount: { amount: '120.00' } })
    expect((await change(company.rep, 'move', { id: opportunity.id, expectedVersion: 1, stageId: company.stages['WON'] })).opportunity.version).toBe(2)
    expect(await read(customerId, 'lifecycle firstPurchaseOn purchases { nodes { sourceModule gross { amount } } }')).toEqual({ lifecycle: 'ACTIVE', firstPurchaseOn: company.test.app.today(), purchases: { nodes: [{ sourceModule: 'pipeline', gross: { amount: '120.00' } }] } })
  })

  it('take their deals along when they are merged, and back when it is undone', async () => {
    const [winner, loser] = [await customer({ name: 'Stays' }), await customer({ name: 'Goes' })]
    const { opportunity } = await deal({ customerId: loser })
    const ownerOf = async () => (await ask<{ opportunity: { customer: { name: string } } }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { customer { name } } }', { id: opportunity.id })).opportunity.customer.name
    expect((await run(company.manager, 'mergeCustomers', { winnerId: winner, loserId: loser })).code).toBeUndefined()
    expect(await ownerOf()).toBe('Stays')
    const { customerMerges } = await ask<{ customerMerges: { nodes: { id: string }[] } }>(company.manager, '{ customerMerges { nodes { id } } }')
    expect((await run(company.manager, 'unmergeCustomers', { mergeId: customerMerges.nodes[0]!.id })).code).toBeUndefined()
    expect(await ownerOf()).toBe('Goes')
  })
})
