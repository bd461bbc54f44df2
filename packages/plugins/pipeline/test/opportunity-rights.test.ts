import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'

describe('who sees and changes opportunities', () => {
  let company: Company
  let northDeal: string
  let southDeal: string
  beforeAll(async () => {
    company = await openCompany()
    const { rep, otherRep, stages } = company
    northDeal = (await createDeal(rep, { name: 'North deal', stageId: stages['DISCOVERY'], amount: { amount: '100.00' } })).opportunity.id
    southDeal = (await createDeal(otherRep, { name: 'South deal', stageId: stages['DISCOVERY'], amount: { amount: '900.00' } })).opportunity.id
  })
  afterAll(() => company.test.close())

  const seenBy = async (role: 'rep' | 'otherRep' | 'manager' | 'director'): Promise<string[]> => {
    const { opportunities } = await ask<{ opportunities: { totalCount: number; nodes: { name: string }[] } }>(company[role], '{ opportunities(orderBy: [{ field: NAME }]) { totalCount nodes { name } } }')
    expect(opportunities.totalCount).toBe(opportunities.nodes.length)
    return opportunities.nodes.map(({ name }) => name)
  }

  it('a rep sees own, a manager the team\'s, a director all, in lists and counts', async () => {
    expect(await seenBy('rep')).toEqual(['North deal'])
    expect(await seenBy('otherRep')).toEqual(['South deal'])
    expect(await seenBy('manager')).toEqual(['North deal'])
    expect(await seenBy('director')).toEqual(['North deal', 'South deal'])
  })

  it('sums, groups and search tell nothing of what is hidden', async () => {
    const query = '{ opportunityAggregate { count sum { amount { amount } } } opportunities(search: "South") { totalCount } stages(filter: { opportunities: { some: { name: { contains: "South" } } } }) { totalCount } }'
    expect(await ask(company.rep, query)).toEqual({ opportunityAggregate: [{ count: 1, sum: { amount: [{ amount: '100.00' }] } }], opportunities: { totalCount: 0 }, stages: { totalCount: 0 } })
  })

  it('a hidden deal and one that never was look alike', async () => {
    const one = (id: string) => ask(company.rep, 'query ($id: ID!) { opportunity(id: $id) { name } node(id: $id) { id } }', { id })
    expect(await one(southDeal)).toEqual(await one('Opportunity:00000000-0000-7000-8000-000000000000'))
    expect(await one('nonsense')).toEqual({ opportunity: null, node: null })
    const update = (id: string) => change(company.rep, 'update', { id, expectedVersion: 1, name: 'Mine now' })
    const hidden = await update(southDeal)
    expect(hidden).toEqual(await update('Opportunity:00000000-0000-7000-8000-000000000000'))
    expect(hidden).toMatchObject({ __typename: 'RefusedError', code: 'NOT_FOUND' })
  })

  it('a rep changes own deals and deletes none; a manager deletes the team\'s', async () => {
    expect(await change(company.rep, 'update', { id: northDeal, expectedVersion: 1, nextStep: 'Call' })).toMatchObject({ opportunity: { version: 2 } })
    expect(await change(company.rep, 'delete', { id: northDeal, expectedVersion: 2 })).toMatchObject({ code: 'FORBIDDEN' })
    const extra = await createDeal(company.rep, { name: 'To delete', stageId: company.stages['DISCOVERY'] })
    expect(await change(company.manager, 'delete', { id: extra.opportunity.id, expectedVersion: 1 })).toMatchObject({ __typename: 'DeleteOpportunityPayload' })
    expect(await change(company.manager, 'delete', { id: southDeal, expectedVersion: 1 })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('a record says what of it may be changed, by whom, and as it stands', async () => {
    const { rep, manager, otherRep, director, stages } = company
    interface May { readonly update: readonly string[]; readonly delete: boolean; readonly attach: boolean }
    const mayOf = async (caller: TestCaller, id: string) => (await ask<{ opportunity: { may: May } | null }>(caller, 'query ($id: ID!) { opportunity(id: $id) { may { update delete attach } } }', { id })).opportunity?.may
    const open = (await createDeal(rep, { name: 'Changes', stageId: stages['DISCOVERY'], amount: { amount: '100.00' } })).opportunity.id
    expect(await mayOf(rep, open)).toMatchObject({ delete: false, attach: true, update: expect.arrayContaining(['name', 'stage', 'amount', 'customer']) as unknown })
    expect(await mayOf(manager, open)).toMatchObject({ delete: true, attach: true })
    expect(await mayOf(otherRep, open)).toBeUndefined()
    // What is offered and what is done agree, for a deal that is won as for one that is open.
    expect(await change(rep, 'move', { id: open, stageId: stages['WON'], expectedVersion: 1 })).toMatchObject({ opportunity: { version: 2 } })
    const won = (await mayOf(rep, open))!
    expect(won.update).toContain('nextStep')
    for (const field of ['stage', 'amount', 'closedOn', 'customer']) expect([field, won.update.includes(field)]).toEqual([field, false])
    expect(await change(rep, 'update', { id: open, expectedVersion: 2, amount: { amount: '7.00' } })).toMatchObject({ code: 'DEAL_WON' })
    expect(await change(rep, 'update', { id: open, expectedVersion: 2, nextStep: 'Say thanks' })).toMatchObject({ opportunity: { version: 3 } })
    const { opportunities } = await ask<{ opportunities: { nodes: { may: May }[] } }>(director, '{ opportunities { nodes { may { update delete attach } } } }')
    expect(opportunities.nodes.every(({ may }) => may.attach && may.update.includes('name'))).toBe(true)
  })

  it('a deal cannot be given a customer that its author may not see', async () => {
    const { createCustomer } = await ask<{ createCustomer: { customer: { id: string } } }>(company.otherRep, 'mutation { createCustomer(input: { name: "Hidden" }) { ... on CreateCustomerPayload { customer { id } } } }')
    const refused = await createDeal(company.rep, { name: 'Sneaky', stageId: company.stages['DISCOVERY'], customerId: createCustomer.customer.id })
    const missing = await createDeal(company.rep, { name: 'Sneaky', stageId: company.stages['DISCOVERY'], customerId: 'Customer:00000000-0000-7000-8000-000000000000' })
    expect(refused).toEqual(missing)
    expect(refused.opportunity).toBeUndefined()
  })

  it('costs are not even a word for a rep', async () => {
    expect(await ask(company.rep, '{ productCosts { totalCount } resourceMeta(name: "ProductCost") }')).toEqual({ productCosts: { totalCount: 0 }, resourceMeta: null })
  })

  it('nobody who is not signed in gets in', async () => {
    const response = await company.test.handler.fetch(new Request('http://tenon/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me { name } }"}' }))
    expect(response.status).toBe(401)
  })
})
