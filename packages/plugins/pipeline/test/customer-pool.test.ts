import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openCompany, type Company } from './company.ts'

interface Result {
  readonly __typename: string
  readonly code?: string
  readonly customer?: { readonly id: string; readonly owner: { readonly id: string } | null; readonly phone: string | null }
}

const card = '{ id name phone owner { id } team { code } contacts { nodes { name title phone email wechat owner { id } } } interactions { nodes { summary owner { id } } } }'

describe('the pool of customers', () => {
  let company: Company
  let pooled: string
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  /** A customer of nobody, with a contact and an entry of the log. */
  async function intoPool(name: string): Promise<string> {
    const { db, newId } = company.test.app.systemContext('test')
    const id = newId()
    await db['customer']!.create({ data: { id, name, phone: '010-1234', ownerId: null, teamId: null } })
    await db['contact']!.create({ data: { name: 'Mei', title: 'Buyer', phone: '138', email: 'mei@x.example', wechat: 'mei', customerId: id } })
    await db['interaction']!.create({ data: { summary: 'Called', kind: 'CALL', at: new Date(), customerId: id } })
    return `Customer:${id}`
  }

  const read = async (caller: TestCaller, id: string) => (await ask<{ customer: Record<string, unknown> | null }>(caller, `query ($id: ID!) { customer(id: $id) ${card} }`, { id })).customer
  const run = async (caller: TestCaller, name: 'claim' | 'release', id: string): Promise<Result> =>
    (await ask<{ result: Result }>(caller, `mutation ($id: ID!) { result: ${name}Customer(input: { id: $id }) { __typename ... on ${name === 'claim' ? 'Claim' : 'Release'}CustomerPayload { customer { id phone owner { id } } } ... on Error { code } } }`, { id })).result

  it('shows who is in it, and how to reach them only once they are one\'s own', async () => {
    pooled = await intoPool('Nobody\'s customer')
    for (const caller of [company.rep, company.manager]) {
      expect(await read(caller, pooled)).toMatchObject({ name: 'Nobody\'s customer', phone: null, owner: null, contacts: { nodes: [{ name: 'Mei', title: 'Buyer', phone: null, email: null, wechat: null }] }, interactions: { nodes: [{ summary: 'Called' }] } })
    }
    expect(await read(company.director, pooled)).toMatchObject({ phone: '010-1234', contacts: { nodes: [{ email: 'mei@x.example' }] } })
    for (const role of ['PRODUCT', 'LEGAL', 'LOGISTICS', 'TECHNICAL'] as const) expect(await read(await company.test.as(role), pooled)).toBeNull()
  })

  it('does not let a masked number be guessed by searching, filtering or sorting', async () => {
    const find = async (args: string) => (await ask<{ contacts: { totalCount: number } }>(company.rep, `{ contacts(first: 5, ${args}) { totalCount } }`)).contacts.totalCount
    expect(await find('search: "138"')).toBe(0)
    expect(await find('filter: { phone: { startsWith: "13" } }')).toBe(0)
    expect(await find('filter: { not: { phone: { isNull: true } } }')).toBe(0)
    expect(await find('filter: { name: { eq: "Mei" } }')).toBe(1)
  })

  it('gives a customer to who claims it, with contacts and log, and tells the others', async () => {
    expect(await run(company.rep, 'claim', pooled)).toMatchObject({ __typename: 'ClaimCustomerPayload', customer: { phone: '010-1234', owner: { id: `Person:${company.rep.personId}` } } })
    const owner = { id: `Person:${company.rep.personId}` }
    expect(await read(company.rep, pooled)).toMatchObject({ team: { code: 'north' }, contacts: { nodes: [{ phone: '138', owner }] }, interactions: { nodes: [{ owner }] } })
    expect(await read(company.otherRep, pooled)).toBeNull()
    expect((await run(company.otherRep, 'claim', pooled)).code).toBe('NOT_FOUND')
    expect((await run(company.rep, 'claim', pooled)).code).toBe('CUSTOMER_NOT_IN_POOL')
  })

  it('gives it to exactly one of two who claim at once', async () => {
    const id = await intoPool('Wanted by two')
    const results = await Promise.all([company.rep, company.otherRep].map((caller) => run(caller, 'claim', id)))
    expect(results.filter(({ __typename }) => __typename === 'ClaimCustomerPayload')).toHaveLength(1)
    expect(['CUSTOMER_NOT_IN_POOL', 'NOT_FOUND']).toContain(results.find(({ code }) => code !== undefined)?.code)
  })

  it('takes a customer back from its owner and from a manager of the team, and from nobody else', async () => {
    expect((await run(company.otherRep, 'release', pooled)).code).toBe('NOT_FOUND')
    expect((await run(company.rep, 'release', pooled)).__typename).toBe('ReleaseCustomerPayload')
    expect(await read(company.otherRep, pooled)).toMatchObject({ owner: null, phone: null, contacts: { nodes: [{ name: 'Mei', email: null }] } })
    expect((await run(company.rep, 'claim', pooled)).code).toBe('POOL_COOLDOWN')
    const another = await intoPool('Taken by the team')
    await run(company.rep, 'claim', another)
    expect((await run(company.manager, 'release', another)).__typename).toBe('ReleaseCustomerPayload')
  })

  it('lets nobody change what is in it, or give it to somebody else', async () => {
    const update = async (input: object) => (await ask<{ result: Result }>(company.rep, 'mutation ($input: UpdateCustomerInput!) { result: updateCustomer(input: $input) { __typename ... on Error { code } } }', { input })).result
    const id = await intoPool('Untouched')
    expect((await update({ id, expectedVersion: 1, name: 'Mine' })).code).toMatch(/FORBIDDEN|NOT_FOUND/)
    expect((await update({ id, expectedVersion: 1, ownerId: `Person:${company.otherRep.personId}` })).code).toMatch(/FORBIDDEN|NOT_FOUND/)
    expect(await read(company.director, id)).toMatchObject({ name: 'Untouched', owner: null })
  })
})
