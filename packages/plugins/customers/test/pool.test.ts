import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, publish, readCustomer, rowId, run, type Company } from './company.ts'

describe('the pool', () => {
  let company: Company
  let now = new Date('2026-06-10T04:00:00Z')
  let count = 0
  beforeAll(async () => {
    company = await openCompany({ now: () => now })
    await rules({ claimPerDay: 100, holdCap: 1_000, cooldownHours: 24 })
  })
  beforeEach(() => { now = new Date('2026-06-10T04:00:00Z') })
  afterAll(() => company.test.close())

  /** The one row of the rules, changed as a director changes it. */
  async function rules(input: Record<string, unknown>): Promise<void> {
    const { customerPolicies } = await ask<{ customerPolicies: { nodes: { id: string; version: number }[] } }>(company.director, '{ customerPolicies { nodes { id version } } }')
    const [row] = customerPolicies.nodes
    const result = row ? await run(company.director, 'updateCustomerPolicy', { id: row.id, expectedVersion: row.version, ...input }, ['customerPolicy', 'id version']) : await run(company.director, 'createCustomerPolicy', { name: 'Rules', ...input }, ['customerPolicy', 'id version'])
    expect(result.code).toBeUndefined()
  }

  async function pooled(): Promise<string> {
    const id = await createCustomer(company.director, { name: `Pooled ${++count}`, ownerId: null, teamId: null })
    return id
  }

  const later = () => { now = new Date(now.getTime() + 60_000) }
  const claim = (id: string, caller: TestCaller = company.rep) => run(caller, 'claimCustomer', { id })
  const owners = (id: string) => readCustomer<{ ownershipSpans: { nodes: object[] } }>(company.director, id, 'ownershipSpans(orderBy: [{ field: BEGAN_AT, direction: DESC }]) { nodes { person { name } reason endReason endedAt } }')

  it('lets nobody take more in a day than the quota, also not by asking many times at once; the next day counts anew', async () => {
    await rules({ claimPerDay: 2 })
    const ids = [await pooled(), await pooled(), await pooled(), await pooled()]
    const results = await Promise.all(ids.map((id) => claim(id, company.colleague)))
    expect(results.map(({ code }) => code ?? 'DONE').sort()).toEqual(['DONE', 'DONE', 'POOL_QUOTA_SPENT', 'POOL_QUOTA_SPENT'])
    const state = await ask<{ poolState: object }>(company.colleague, '{ poolState { claimedToday claimPerDay held } }')
    expect(state.poolState).toEqual({ claimedToday: 2, claimPerDay: 2, held: 2 })
    now = new Date('2026-06-11T04:00:00Z')
    const left = ids[results.findIndex(({ code }) => code !== undefined)]!
    expect((await claim(left, company.colleague)).code).toBeUndefined()
    await rules({ claimPerDay: 100 })
  })

  it('does not count a claim that was refused', async () => {
    const id = await pooled()
    await claim(id, company.otherRep)
    const before = await ask(company.rep, '{ poolState { claimedToday } }')
    expect(['NOT_FOUND', 'CUSTOMER_NOT_IN_POOL']).toContain((await claim(id)).code)
    expect(await ask(company.rep, '{ poolState { claimedToday } }')).toEqual(before)
  })

  it('lets nobody hold more than the cap', async () => {
    await rules({ holdCap: 1 })
    await createCustomer(company.rep, { name: 'Held already' })
    expect((await claim(await pooled())).code).toBe('POOL_HOLD_CAP')
    await rules({ holdCap: 1_000 })
  })

  it('keeps the last owner from taking a customer back at once, and nobody else', async () => {
    const id = await createCustomer(company.rep, { name: 'Given up' })
    await run(company.rep, 'releaseCustomer', { id })
    expect((await claim(id)).code).toBe('POOL_COOLDOWN')
    now = new Date('2026-06-11T05:00:00Z')
    expect((await claim(id)).code).toBeUndefined()
    await run(company.rep, 'releaseCustomer', { id })
    expect((await claim(id, company.otherRep)).code).toBeUndefined()
  })

  it('gives nobody a protected customer, nor one on the blacklist', async () => {
    for (const mark of ['poolProtected', 'blacklisted']) {
      const id = await createCustomer(company.director, { name: `Marked ${mark}`, ownerId: null, teamId: null, [mark]: true })
      expect((await claim(id)).code).toBe('CUSTOMER_PROTECTED')
    }
  })

  it('remembers whose a customer was, by whatever way it changed hands', async () => {
    const id = await createCustomer(company.rep, { name: 'Much travelled' })
    later()
    await run(company.rep, 'releaseCustomer', { id })
    await claim(id, company.colleague)
    later()
    const { record } = await run(company.manager, 'transferCustomers', { ids: [id], successorId: `Person:${company.rep.personId}` }, ['', '']) as never
    expect(record).toBeUndefined()
    later()
    const { version } = (await readCustomer<{ version: number }>(company.director, id, 'version'))!
    await run(company.director, 'updateCustomer', { id, expectedVersion: version, ownerId: `Person:${company.otherRep.personId}` })
    expect((await owners(id))!.ownershipSpans.nodes).toEqual([
      { person: { name: 'Zhao' }, reason: 'CHANGED', endReason: null, endedAt: null },
      { person: { name: 'Li' }, reason: 'TRANSFERRED', endReason: 'CHANGED', endedAt: expect.any(String) },
      { person: { name: 'Sun' }, reason: 'CLAIMED', endReason: 'TRANSFERRED', endedAt: expect.any(String) },
      { person: { name: 'Li' }, reason: 'CREATED', endReason: 'RELEASED', endedAt: expect.any(String) },
    ])
  })

  it('tells the owner before a customer goes back, once', async () => {
    const id = await createCustomer(company.colleague, { name: 'Going soon' })
    await rules({ recycleNoContactDays: 30, remindDaysBefore: 7 })
    now = new Date('2026-07-04T04:00:00Z')
    await company.test.runJobs()
    now = new Date('2026-07-05T04:00:00Z')
    await company.test.runJobs()
    const { notifications } = await ask<{ notifications: { nodes: { text: string; record: { id: string } | null }[] } }>(company.colleague, '{ notifications { nodes { text record { id } } } }')
    expect(notifications.nodes.filter(({ record }) => record?.id === id)).toEqual([{ text: 'Going soon goes back into the pool in 7 days, unless you get in touch.', record: { id } }])
    await rules({ recycleNoContactDays: 0 })
  })

  it('takes back in the night who was forgotten, but never one with a contract, protected, lost, or new with its owner', async () => {
    const names = ['Forgotten', 'Spoken to', 'With a contract', 'Protected', 'Lost']
    const ids = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await createCustomer(company.rep, { name, ...(name === 'Protected' ? { poolProtected: true } : {}) })] as const)))
    const contractId = '0198aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'
    await publish(company.rep, 'contract.signed', contractId, { customerId: rowId(ids['With a contract']!), contractId, signedOn: '2026-06-01', gross: '1', currency: 'CNY' })
    await run(company.rep, 'loseCustomer', { id: ids['Lost'], expectedVersion: 1, reason: 'Gone' })
    await rules({ recycleNoContactDays: 30 })
    now = new Date('2026-07-20T04:00:00Z')
    await run(company.rep, 'createInteraction', { customerId: ids['Spoken to'], kind: 'CALL', at: '2026-07-19T04:00:00Z', summary: 'Called' }, ['interaction', 'id version'])
    const fresh = await createCustomer(company.rep, { name: 'Came yesterday' })
    await company.test.runJobs()
    const ownerOf = async (id: string) => (await readCustomer<{ owner: { name: string } | null }>(company.director, id, 'owner { name }'))!.owner?.name ?? 'the pool'
    expect(Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ownerOf(ids[name]!)])))).toEqual({ Forgotten: 'the pool', 'Spoken to': 'Li', 'With a contract': 'Li', Protected: 'Li', Lost: 'Li' })
    expect(await ownerOf(fresh)).toBe('Li')
    expect((await owners(ids['Forgotten']!))!.ownershipSpans.nodes).toMatchObject([{ endReason: 'RECYCLED' }])
    now = new Date('2026-07-21T04:00:00Z')
    await publish(company.rep, 'contract.voided', contractId, { customerId: rowId(ids['With a contract']!), contractId })
    await company.test.runJobs()
    expect(await ownerOf(ids['With a contract']!)).toBe('the pool')
    await rules({ recycleNoContactDays: 0 })
  })

  const ownerOf = async (id: string) => (await readCustomer<{ owner: { name: string } | null }>(company.director, id, 'owner { name }'))!.owner?.name ?? 'the pool'
  const ownersOf = async (ids: Readonly<Record<string, string>>) => Object.fromEntries(await Promise.all(Object.entries(ids).map(async ([name, id]) => [name, await ownerOf(id)])))
  const all = async (names: readonly string[]) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await createCustomer(company.rep, { name })] as const)))
  const doTask = async (recordId: string) => {
    const { record } = await run(company.rep, 'createTaskFor', { recordId, title: 'Call back', assigneeId: `Person:${company.rep.personId}` }, ['task', 'id version'])
    expect((await run(company.rep, 'updateTask', { id: record!.id, expectedVersion: record!.version, status: 'DONE' }, ['task', 'id version'])).code).toBeUndefined()
  }

  it('takes nobody back whom somebody takes care of: by a deal, a contract, a payment, a purchase, or a task that was done, for the customer or a contact', async () => {
    const ids = await all(['Nothing', 'Lost a deal', 'Won a deal', 'Paid', 'Amended', 'Bought', 'Task', 'Task of a contact', 'Open task'])
    const contact = await run(company.rep, 'createContact', { customerId: ids['Task of a contact'], name: 'Mei' }, ['contact', 'id version'])
    await rules({ recycleNoContactDays: 30 })
    now = new Date('2026-08-05T04:00:00Z')
    const [deal, contract] = ['0198bbbb-aaaa-7aaa-8aaa-aaaaaaaaaaaa', '0198cccc-aaaa-7aaa-8aaa-aaaaaaaaaaaa']
    const about = (name: string) => ({ customerId: rowId(ids[name]!) })
    await publish(company.rep, 'opportunity.lost', deal, { ...about('Lost a deal'), closedOn: '2026-08-05' })
    await publish(company.rep, 'opportunity.won', '0198bbbb-aaaa-7aaa-8aaa-aaaaaaaaaaab', { ...about('Won a deal'), amountMinor: '100', currency: 'CNY', closedOn: '2026-08-05' })
    await publish(company.rep, 'receipt.confirmed', contract, { ...about('Paid'), receivedOn: '2026-08-04' })
    await publish(company.rep, 'contract.amended', contract, { ...about('Amended'), contractId: contract, signedOn: '2026-08-05', revision: 1, delta: '1', currency: 'CNY' })
    await run(company.rep, 'recordPurchase', { customerId: ids['Bought'], on: '2026-08-05', amount: { amount: '5.00', currency: 'CNY' } }, ['purchaseFact', 'id version'])
    await doTask(ids['Task']!)
    await doTask(contact.record!.id)
    await run(company.rep, 'createTaskFor', { recordId: ids['Open task'], title: 'Some day', assigneeId: `Person:${company.rep.personId}` }, ['task', 'id version'])
    now = new Date('2026-08-20T04:00:00Z')
    await company.test.runJobs()
    expect(await ownersOf(ids)).toEqual({ Nothing: 'the pool', 'Open task': 'the pool', 'Lost a deal': 'Li', 'Won a deal': 'Li', Paid: 'Li', Amended: 'Li', Bought: 'Li', Task: 'Li', 'Task of a contact': 'Li' })
    now = new Date('2026-09-20T04:00:00Z')
    await company.test.runJobs()
    expect(new Set(Object.values(await ownersOf(ids)))).toEqual(new Set(['the pool']))
    await rules({ recycleNoContactDays: 0 })
  })

  it('gives who claims a customer the whole time of each clock: whoever calls has as long to sell as the rules say', async () => {
    const old = await all(['Old customer'])
    await run(company.rep, 'releaseCustomer', { id: old['Old customer'] })
    now = new Date('2026-11-01T04:00:00Z')
    await claim(old['Old customer']!, company.colleague)
    await rules({ recycleNoContactDays: 30, recycleNoDealDays: 90 })
    for (const [on, owner] of [['2026-11-25', 'Sun'], ['2026-12-20', 'Sun'], ['2027-01-15', 'Sun'], ['2027-02-01', 'the pool']] as const) {
      now = new Date(`${on}T04:00:00Z`)
      await company.test.runJobs()
      expect([on, await ownerOf(old['Old customer']!)]).toEqual([on, owner])
      if (owner === 'Sun') await run(company.colleague, 'createInteraction', { customerId: old['Old customer'], kind: 'CALL', at: now.toISOString(), summary: 'Called' }, ['interaction', 'id version'])
    }
    await rules({ recycleNoContactDays: 0, recycleNoDealDays: 0 })
  })
})
