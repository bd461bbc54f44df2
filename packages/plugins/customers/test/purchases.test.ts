import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, publish, publishAll, readCustomer, rowId, run, type Company } from './company.ts'

describe('what a customer bought', () => {
  let company: Company
  let today = new Date('2026-06-10T04:00:00Z')
  beforeAll(async () => { company = await openCompany({ now: () => today }) })
  afterAll(() => company.test.close())

  const state = (id: string) => readCustomer(company.director, id, 'lifecycle firstPurchaseOn lastPurchaseOn purchases { nodes { kind on gross { amount currency } } }')
  const buy = (customerId: string, on: string, caller = company.rep) => run(caller, 'recordPurchase', { customerId, on, amount: { amount: '100.00', currency: 'CNY' } }, ['purchaseFact', 'id version'])
  const tell = (event: string, customerId: string, contract: string, more: object = {}) => publish(company.rep, `contract.${event}`, uuid(contract), { customerId: rowId(customerId), contractId: uuid(contract), ...more })
  const sign = (customerId: string, contract: string, signedOn = '2026-06-01') => tell('signed', customerId, contract, { signedOn, gross: '1000000', currency: 'CNY' })

  it('makes a prospect active with the first signed contract, once, however often the report comes', async () => {
    const id = await createCustomer(company.rep, { name: 'Signed twice' })
    expect(await state(id)).toMatchObject({ lifecycle: 'PROSPECT', firstPurchaseOn: null })
    await sign(id, 'CT-1')
    await sign(id, 'CT-1')
    expect(await state(id)).toMatchObject({ lifecycle: 'ACTIVE', firstPurchaseOn: '2026-06-01', purchases: { nodes: [{ kind: 'NEW', gross: { amount: '10000.00', currency: 'CNY' } }] } })
  })

  it('is counted again when a purchase is voided: status, first day, new customer', async () => {
    const id = await createCustomer(company.rep, { name: 'Voided' })
    await sign(id, 'CT-2', '2026-03-01')
    await sign(id, 'CT-3', '2026-05-01')
    await tell('voided', id, 'CT-2')
    expect(await state(id)).toMatchObject({ lifecycle: 'ACTIVE', firstPurchaseOn: '2026-05-01', lastPurchaseOn: '2026-05-01' })
    await tell('voided', id, 'CT-3')
    await tell('voided', id, 'CT-3')
    const after = await state(id) as { purchases: { nodes: unknown[] } }
    expect(after).toMatchObject({ lifecycle: 'PROSPECT', firstPurchaseOn: null, lastPurchaseOn: null })
    expect(after.purchases.nodes).toHaveLength(4)
  })

  it('is written once for a mutation and a customer, however many contracts one import brings', async () => {
    const told = async (name: string, count: number) => {
      const id = await createCustomer(company.rep, { name })
      const facts = Array.from({ length: count }, (_, index) => {
        const contractId = uuid(`${name} ${index}`)
        return { type: 'contract.signed', recordId: contractId, payload: { customerId: rowId(id), contractId, signedOn: '2026-04-01', gross: '1000000', currency: 'CNY' } }
      })
      const statements = await company.test.statements(() => publishAll(company.rep, facts))
      const { purchases } = await state(id) as { purchases: { nodes: unknown[] } }
      expect(purchases.nodes).toHaveLength(count)
      return statements
    }
    await told('Warm', 1)
    const [few, many] = [await told('Two contracts', 2), await told('Twenty contracts', 20)]
    const own = (sent: readonly string[]) => sent.filter((sql) => /"customers"\."(?:purchase_fact|customer)"/.test(sql))
    expect(own(many)).toHaveLength(own(few).length)
    expect(many.filter((sql) => /^insert into "customers"\."purchase_fact"/i.test(sql))).toHaveLength(1)
    expect(many.filter((sql) => /^update "customers"\."customer" set (?:(?! where ).)*"last_deal_at"/i.test(sql))).toHaveLength(1)
  })

  it('is counted right where one mutation signs a contract, signs it again and takes it back', async () => {
    const id = await createCustomer(company.rep, { name: 'Signed and voided at once' })
    const fact = (type: string) => ({ type, recordId: uuid('CT-9'), payload: { customerId: rowId(id), contractId: uuid('CT-9'), signedOn: '2026-04-01', gross: '1000000', currency: 'CNY' } })
    await publishAll(company.rep, [fact('contract.signed'), fact('contract.signed'), fact('contract.voided'), fact('contract.voided')])
    const found = await state(id) as { purchases: { nodes: { kind: string }[] } }
    expect(found).toMatchObject({ lifecycle: 'PROSPECT', firstPurchaseOn: null, lastPurchaseOn: null })
    expect(found.purchases.nodes.map(({ kind }) => kind).sort()).toEqual(['NEW', 'RETURN'])
  })

  it('keeps an amendment as a fact that makes nobody a new customer', async () => {
    const id = await createCustomer(company.rep, { name: 'Amended' })
    await sign(id, 'CT-4', '2026-04-01')
    for (const revision of [2, 2]) await tell('amended', id, 'CT-4', { signedOn: '2026-06-01', delta: '-5000', currency: 'CNY', revision })
    const found = await state(id) as { purchases: { nodes: { kind: string }[] } }
    expect(found).toMatchObject({ firstPurchaseOn: '2026-04-01', lastPurchaseOn: '2026-04-01' })
    expect(found.purchases.nodes.map(({ kind }) => kind).sort()).toEqual(['AMENDMENT', 'NEW'])
  })

  it('stays a purchase when its contract ends before its time, and is less by what is given up, once', async () => {
    const id = await createCustomer(company.rep, { name: 'Terminated' })
    await sign(id, 'CT-6', '2026-04-01')
    for (const _ of [1, 2]) await tell('terminated', id, 'CT-6', { terminatedOn: '2026-06-05', forgone: { minor: '400000', currency: 'CNY' }, currency: 'CNY' })
    const found = await state(id) as { purchases: { nodes: { kind: string; on: string; gross: { amount: string } }[] } }
    expect(found).toMatchObject({ lifecycle: 'ACTIVE', firstPurchaseOn: '2026-04-01', lastPurchaseOn: '2026-04-01' })
    expect(found.purchases.nodes.map(({ kind, on, gross }) => `${kind} ${on} ${gross.amount}`).sort()).toEqual(['NEW 2026-04-01 10000.00', 'RETURN 2026-06-05 -4000.00'])
  })

  it('may be typed in by the owner, not in the future, not for the customer of somebody else; and taken back once', async () => {
    const id = await createCustomer(company.rep, { name: 'Typed in' })
    expect((await buy(id, '2026-06-11')).code).toBe('PURCHASE_IN_FUTURE')
    expect((await buy(id, '2026-01-01', company.otherRep)).code).toBe('NOT_FOUND')
    const { record } = await buy(id, '2026-01-02')
    expect(await state(id)).toMatchObject({ lifecycle: 'ACTIVE', firstPurchaseOn: '2026-01-02' })
    const takeBack = () => run(company.rep, 'voidPurchase', { id: record!.id, reason: 'Wrong customer' }, ['purchaseFact', 'id version'])
    expect((await takeBack()).record).toBeDefined()
    expect((await takeBack()).code).toBe('PURCHASE_TAKEN_BACK')
    expect(await state(id)).toMatchObject({ lifecycle: 'PROSPECT', firstPurchaseOn: null })
  })

  it('leaves what a module reported to that module, and wants a currency', async () => {
    const id = await createCustomer(company.rep, { name: 'Reported' })
    await sign(id, 'CT-5')
    const { purchases } = await readCustomer<{ purchases: { nodes: { id: string }[] } }>(company.rep, id, 'purchases { nodes { id } }') as never as { purchases: { nodes: { id: string }[] } }
    expect((await run(company.rep, 'voidPurchase', { id: purchases.nodes[0]!.id, reason: 'No' }, ['purchaseFact', 'id version'])).code).toBe('PURCHASE_OF_A_MODULE')
    expect((await run(company.rep, 'recordPurchase', { customerId: id, on: '2026-01-01', amount: { amount: '1' } }, ['purchaseFact', 'id version'])).code).toBe('PURCHASE_NEEDS_CURRENCY')
  })

  it('counts both of two purchases that come at once', async () => {
    const id = await createCustomer(company.rep, { name: 'Bought twice at once' })
    await Promise.all([buy(id, '2026-02-02'), buy(id, '2026-02-05')])
    expect(await state(id)).toMatchObject({ firstPurchaseOn: '2026-02-02', lastPurchaseOn: '2026-02-05' })
  })

  it('lets a customer sleep in the night after N months, and a purchase wakes it', async () => {
    const id = await createCustomer(company.rep, { name: 'Sleeper' })
    await buy(id, '2026-06-01')
    today = new Date('2027-12-02T04:00:00Z')
    await company.test.runJobs()
    expect(await state(id)).toMatchObject({ lifecycle: 'DORMANT' })
    await buy(id, '2027-12-01')
    expect(await state(id)).toMatchObject({ lifecycle: 'ACTIVE', firstPurchaseOn: '2026-06-01' })
    today = new Date('2026-06-10T04:00:00Z')
  })

  it('is lost with a reason and opened again by its owner alone; the status is never typed', async () => {
    const id = await createCustomer(company.rep, { name: 'Lost' })
    const lose = (caller = company.rep, reason = 'Went bankrupt', expectedVersion = 1) => run(caller, 'loseCustomer', { id, expectedVersion, reason })
    expect((await lose(company.otherRep)).code).toBe('NOT_FOUND')
    expect((await lose(company.rep, ' ')).code).toBe('LOST_NEEDS_REASON')
    expect((await lose()).code).toBeUndefined()
    expect((await lose(company.rep, 'Again', 2)).code).toBe('CUSTOMER_STATUS')
    expect(await readCustomer(company.rep, id, 'lifecycle lostReason')).toEqual({ lifecycle: 'LOST', lostReason: 'Went bankrupt' })
    expect((await run(company.rep, 'reopenCustomer', { id, expectedVersion: 1 })).code).toBe('VERSION_CONFLICT')
    expect((await run(company.rep, 'reopenCustomer', { id, expectedVersion: 2 })).record).toBeDefined()
    expect(await readCustomer(company.rep, id, 'lifecycle lostReason')).toEqual({ lifecycle: 'PROSPECT', lostReason: null })
    expect((await run(company.rep, 'reopenCustomer', { id, expectedVersion: 3 })).code).toBe('CUSTOMER_STATUS')
    const { errors } = await company.rep.graphql('mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }', { input: { id, expectedVersion: 3, lifecycle: 'ACTIVE' } })
    expect(JSON.stringify(errors)).toContain('lifecycle')
  })

  it('tells how well customers are known and how many buy again, of one\'s own or of all that one sees, and what one of them lacks', async () => {
    const analyst = await company.test.as('REP', { name: 'Analyst', unit: 'north' })
    const whole = await createCustomer(analyst, { name: 'Whole', industry: 'Retail', region: 'East', address: 'Road 1', phone: '010-9912345', creditCode: '91310000MA1K35XK6C', sizeBand: 'FROM_20' })
    await run(analyst, 'createContact', { name: 'Mei', customerId: whole }, ['contact', 'id version'])
    const person = await createCustomer(analyst, { name: 'Person', kind: 'PERSON', industry: 'Retail' })
    const lost = await createCustomer(analyst, { name: 'Gone' })
    await run(analyst, 'loseCustomer', { id: lost, expectedVersion: 1, reason: 'Closed' })
    for (const [id, on] of [[whole, '2026-02-01'], [whole, '2026-05-01'], [person, '2026-05-02'], [person, '2024-01-01']] as const) await buy(id, on, analyst)
    const taken = await buy(person, '2026-05-03', analyst)
    await run(analyst, 'voidPurchase', { id: taken.record!.id, reason: 'Mistake' }, ['purchaseFact', 'id version'])
    const quality = async (caller: typeof analyst, args: string) => (await ask<{ customerQuality: object | null }>(caller, `{ customerQuality(${args}) { customers completenessBp missing { field count } buyers repeatBuyers repurchaseBp } }`)).customerQuality
    // 7 of 7 and 1 of 5: 8 of 12.
    expect(await quality(analyst, 'mine: true')).toEqual({ customers: 2, completenessBp: 6_667, missing: ['region', 'address', 'phone', 'contact'].map((field) => ({ field, count: 1 })), buyers: 2, repeatBuyers: 1, repurchaseBp: 5_000 })
    expect(await quality(analyst, 'mine: true, months: 36')).toMatchObject({ buyers: 2, repeatBuyers: 2, repurchaseBp: 10_000 })
    expect(await quality(await company.test.as('SYSADMIN'), 'mine: false')).toBeNull()
    const of = async (id: string, caller = analyst) => (await ask<{ customerCompleteness: object | null }>(caller, 'query ($id: ID!) { customerCompleteness(id: $id) { bp missing } }', { id })).customerCompleteness
    expect([await of(whole), await of(person), await of(whole, company.otherRep)]).toEqual([{ bp: 10_000, missing: [] }, { bp: 2_000, missing: ['region', 'address', 'phone', 'contact'] }, null])
  })

  it('is told of a whole group, whose companies stand below each other, and of which the first purchase counts once', async () => {
    const rep = await company.test.as('REP', { name: 'Group rep', unit: 'north' })
    const top = await createCustomer(rep, { name: 'Group' })
    const [older, newer] = [await createCustomer(rep, { name: 'A plant', parentId: top }), await createCustomer(rep, { name: 'B sales', parentId: top })]
    const below = await createCustomer(rep, { name: 'A plant two', parentId: older })
    const hidden = await createCustomer(company.otherRep, { name: 'C of a colleague' })
    await run(company.director, 'updateCustomer', { id: hidden, expectedVersion: 1, parentId: top })
    for (const [id, on] of [[older, '2026-01-15'], [newer, '2026-04-15'], [below, '2026-04-16']] as const) await buy(id, on, rep)
    const group = async (id: string, caller = rep) => (await ask<{ customerGroup: { name: string; depth: number; firstPurchaseOn: string | null }[] | null }>(caller, 'query ($id: ID!) { customerGroup(id: $id) { name depth firstPurchaseOn } }', { id })).customerGroup
    const companies = [['Group', 0, null], ['A plant', 1, '2026-01-15'], ['A plant two', 2, '2026-04-16'], ['B sales', 1, '2026-04-15']]
    for (const id of [top, below]) expect((await group(id))!.map(({ name, depth, firstPurchaseOn }) => [name, depth, firstPurchaseOn])).toEqual(companies)
    expect((await group(top, company.director))!.map(({ name }) => name)).toContain('C of a colleague')
    expect(await group(top, company.otherRep)).toBeNull()
    const fresh = async (from: string, byGroup: boolean) => (await ask<{ newCustomers: number }>(rep, 'query ($from: Date!, $byGroup: Boolean) { newCustomers(from: $from, to: "2026-04-30", byGroup: $byGroup) }', { from, byGroup })).newCustomers
    expect([await fresh('2026-04-01', false), await fresh('2026-04-01', true), await fresh('2026-01-01', false), await fresh('2026-01-01', true)]).toEqual([2, 0, 3, 1])
  })
})

/** The same id for the same contract. */
function uuid(name: string): string {
  return createHash('sha256').update(name).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
