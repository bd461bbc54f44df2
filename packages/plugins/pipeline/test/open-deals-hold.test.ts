import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'
import { createRecord } from './leads/leads.ts'

describe('a customer with an open deal', () => {
  let company: Company
  let now = new Date('2026-01-12T02:00:00Z')
  beforeAll(async () => {
    company = await openCompany({ now: () => now })
    await createRecord(company.director, 'CustomerPolicy', { name: 'Rules', recycleNoContactDays: 30 })
  })
  afterAll(() => company.test.close())

  const owner = async (id: string) => (await ask<{ customer: { owner: { name: string } | null } }>(company.director, 'query ($id: ID!) { customer(id: $id) { owner { name } } }', { id })).customer.owner?.name ?? null
  const customer = (name: string) => createRecord(company.rep, 'Customer', { name })
  const deal = async (customerId: string, stage = 'DISCOVERY') => (await createDeal(company.rep, { name: `Deal of ${customerId}`, customerId, stageId: company.stages[stage], amount: { amount: '100.00' } })).opportunity
  async function nights(days: number) {
    now = new Date(now.getTime() + days * 86_400_000)
    await company.test.runJobs()
  }

  it('never goes back into the pool by itself; without one, or with one that is lost, it does', async () => {
    const [held, lost, without] = [await customer('Held'), await customer('Lost'), await customer('Without')]
    await deal(held)
    const gone = await deal(lost)
    await change(company.rep, 'move', { id: gone.id, expectedVersion: gone.version, stageId: company.stages['LOST'], lossReason: 'Price' })
    await nights(40)
    expect(await owner(held)).toBe('Li')
    expect(await owner(lost)).toBeNull()
    expect(await owner(without)).toBeNull()
  })

  it('is held again with the lost deal that is reopened, in the same moment: no night and no hour has to pass', async () => {
    const id = await customer('Reopened')
    const { version, ...lost } = await deal(id)
    await change(company.rep, 'move', { id: lost.id, expectedVersion: version, stageId: company.stages['LOST'], lossReason: 'Price' })
    const holds = () => company.test.app.base['customerHold']!['count']!({ where: { customerId: id.slice(id.indexOf(':') + 1) } })
    expect(await holds()).toBe(0)
    const reopen = (caller: TestCaller) => ask<{ result: { code?: string } }>(caller, 'mutation ($input: ReopenOpportunityInput!) { result: reopenOpportunity(input: $input) { __typename ... on Error { code } } }', { input: { id: lost.id, expectedVersion: version + 1 } })
    expect((await reopen(company.rep)).result.code).toBe('DEAL_MANAGER_ONLY')
    expect(await holds()).toBe(0)
    expect((await reopen(company.manager)).result.code).toBeUndefined()
    expect(await holds()).toBe(1)
    await nights(40)
    expect(await owner(id)).toBe('Li')
  })

  it('is let go with the deal that is deleted, or goes to another customer', async () => {
    const [deleted, from, to] = [await customer('Deleted'), await customer('From'), await customer('To')]
    const first = await deal(deleted)
    const second = await deal(from)
    await change(company.rep, 'update', { id: second.id, expectedVersion: second.version, customerId: to })
    expect((await change(company.manager, 'delete', { id: first.id, expectedVersion: first.version })).code).toBeUndefined()
    await company.test.runJobs()
    await nights(40)
    expect(await owner(deleted)).toBeNull()
    expect(await owner(from)).toBeNull()
    expect(await owner(to)).toBe('Li')
  })
})
