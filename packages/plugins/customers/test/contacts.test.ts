import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCustomer, openCompany, readCustomer, run, type Company, type Result } from './company.ts'

describe('a contact', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  const add = (customerId: string, input: Record<string, unknown>) => run(company.rep, 'createContact', { customerId, ...input }, ['contact', 'id version'])
  const main = async (id: string) => (await readCustomer<{ contacts: { nodes: { name: string; isPrimary: boolean }[] } }>(company.rep, id, 'contacts { nodes { name isPrimary } }'))!.contacts.nodes.filter(({ isPrimary }) => isPrimary).map(({ name }) => name)

  it('is the one main contact of a customer: the newest, also of two that are made at once', async () => {
    const id = await createCustomer(company.rep, { name: 'With a main contact' })
    await add(id, { name: 'First', isPrimary: true })
    expect(await main(id)).toEqual(['First'])
    const second = await add(id, { name: 'Second', isPrimary: true })
    expect(await main(id)).toEqual(['Second'])
    await Promise.all(['Third', 'Fourth', 'Fifth'].map((name) => add(id, { name, isPrimary: true })))
    expect(await main(id)).toHaveLength(1)
    await run(company.rep, 'updateContact', { id: second.record!.id, expectedVersion: 2, isPrimary: true }, ['contact', 'id version'])
    expect(await main(id)).toEqual(['Second'])
  })

  it('moves to another company: the old card ends there with its log, the new one remembers it and what the person does not want', async () => {
    const [from, to] = [await createCustomer(company.rep, { name: 'Old' }), await createCustomer(company.rep, { name: 'New' })]
    const { record } = await add(from, { name: 'Mei', email: 'mei@old.example', isPrimary: true, optOutCall: true })
    await run(company.rep, 'createInteraction', { summary: 'Mailed', kind: 'EMAIL', at: '2026-01-01T00:00:00Z', customerId: from, contactId: record!.id }, ['interaction', 'id version'])
    const wanted: [string, string] = ['contact', 'id version name email optOutCall isPrimary validFrom customer { name } movedFrom { id validTo isPrimary interactions { nodes { summary customer { name } } } }']
    const move = (customerId: string): Promise<Result> => run(company.rep, 'moveContact', { id: record!.id, customerId, title: 'Head of IT' }, wanted)
    expect((await move(from)).code).toBe('CONTACT_MOVED')
    expect((await move(to)).record).toMatchObject({ name: 'Mei', email: null, optOutCall: true, isPrimary: false, validFrom: company.test.app.today(), customer: { name: 'New' }, movedFrom: { id: record!.id, validTo: company.test.app.today(), isPrimary: false, interactions: { nodes: [{ summary: 'Mailed', customer: { name: 'Old' } }] } } })
    expect((await move(to)).code).toBe('CONTACT_MOVED')
    expect((await run(company.otherRep, 'moveContact', { id: record!.id, customerId: to }, wanted)).code).toBe('NOT_FOUND')
  })

  it('is erased at the wish of the person: nothing tells who it was, what happened stays, and nobody types it in again', async () => {
    const id = await createCustomer(company.rep, { name: 'Keeps the facts' })
    const { record } = await add(id, { name: 'Wang Fang', email: 'w@x.example', phone: '138', emails: ['w2@x.example'], wechat: 'w' })
    await run(company.rep, 'createInteraction', { summary: 'Visited', kind: 'VISIT', at: '2026-01-01T00:00:00Z', customerId: id, contactId: record!.id }, ['interaction', 'id version'])
    expect((await run(company.otherRep, 'eraseContact', { id: record!.id }, ['contact', 'id version'])).code).toBe('NOT_FOUND')
    const erased = await run(company.rep, 'eraseContact', { id: record!.id }, ['contact', 'id version name email phone wechat emails phones optOutEmail optOutSms optOutCall interactions { nodes { summary } }'])
    expect(erased.record).toMatchObject({ name: '–', email: null, phone: null, wechat: null, emails: [], phones: [], optOutEmail: true, optOutSms: true, optOutCall: true, interactions: { nodes: [{ summary: 'Visited' }] } })
    expect((await run(company.rep, 'updateContact', { id: record!.id, expectedVersion: erased.record!.version, name: 'Wang Fang' }, ['contact', 'id version'])).code).toBe('CONTACT_ERASED')
  })

  it('does not leave before it came', async () => {
    const id = await createCustomer(company.rep, { name: 'Backwards' })
    expect((await add(id, { name: 'X', validFrom: '2026-02-01', validTo: '2026-01-01' })).fields).toEqual([{ path: 'validTo', code: 'ENDS_BEFORE' }])
  })

  it('tells the customer when somebody spoke with it last', async () => {
    const id = await createCustomer(company.rep, { name: 'Spoken to' })
    for (const at of ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) await run(company.rep, 'createInteraction', { summary: 'Call', kind: 'CALL', at, customerId: id }, ['interaction', 'id version'])
    expect(await readCustomer(company.rep, id, 'lastContactAt')).toEqual({ lastContactAt: '2026-02-01T00:00:00.000Z' })
  })
})

describe('the information of a customer', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany({ now: () => new Date('2026-06-10T04:00:00Z') }) })
  afterAll(() => company.test.close())

  it('is verified by who may change it, and has to be looked at again sooner for a better class', async () => {
    const due = async (customerClass: string) => {
      const id = await createCustomer(company.rep, { name: `Class ${customerClass}` })
      await run(company.manager, 'overrideCustomerClass', { id, customerClass, reason: 'To see', until: '2026-12-31' })
      expect((await run(company.otherRep, 'verifyCustomer', { id })).code).toBe('NOT_FOUND')
      await run(company.rep, 'verifyCustomer', { id })
      return (await readCustomer<{ verifyDueOn: string }>(company.rep, id, 'verifyDueOn'))!.verifyDueOn
    }
    expect([await due('A'), await due('C')]).toEqual(['2026-09-08', '2027-06-10'])
  })

  it('has billing fields that finance reads and writes, and nothing else of a customer', async () => {
    const finance = await company.test.as('FINANCE')
    const id = await createCustomer(company.rep, { name: 'Billed', billingTaxNo: 'T1', phone: '010-1' })
    expect(await readCustomer(finance, id, 'name billingTaxNo phone')).toEqual({ name: 'Billed', billingTaxNo: 'T1', phone: null })
    expect((await run(finance, 'updateCustomer', { id, expectedVersion: 1, billingBank: 'ICBC' })).record).toMatchObject({ version: 2 })
    expect((await run(finance, 'updateCustomer', { id, expectedVersion: 2, name: 'Ours' })).code).toMatch(/FORBIDDEN|NOT_FOUND|VALIDATION/)
  })
})
