import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { ask } from '../company.ts'
import { createRecord, move, openAt, see } from './leads.ts'

const code = '91310000MA1K35XK6C'

describe('a lead that becomes a customer', () => {
  let company: Awaited<ReturnType<typeof openAt>>
  beforeAll(async () => { company = await openAt() })
  afterAll(() => company.test.close())

  const qualified = async (caller: TestCaller, input: Record<string, unknown>) => {
    const id = await createRecord(caller, 'Lead', { name: 'Chen', ...input })
    await move(caller, 'contact', { id, contactNote: 'Called' })
    expect(await move(caller, 'qualify', { id, qualifyReason: 'Budget' })).toMatchObject({ lead: { status: 'QUALIFIED' } })
    return id
  }
  const customers = async (name: string) => (await ask<{ customers: { nodes: { id: string; contacts: { nodes: { name: string }[] } }[] } }>(company.director, 'query ($name: String!) { customers(filter: { name: { eq: $name } }) { nodes { id contacts { nodes { name } } } } }', { name })).customers.nodes
  const candidates = async (caller: TestCaller, id: string) => (await ask<{ r: { customers: { name: string; by: string[]; certain: boolean }[]; elsewhere: boolean } }>(caller, 'query ($id: ID!) { r: leadConversionCandidates(id: $id) { customers { name by certain } elsewhere } }', { id })).r

  it('makes a customer with its contact and an opportunity at the first stage', async () => {
    const id = await qualified(company.rep, { company: 'Fresh Ltd', email: 'chen@fresh.example', painPoints: 'Slow' })
    expect(await move(company.rep, 'convert', { id })).toMatchObject({ lead: { status: 'CONVERTED' } })
    expect(await see(company.rep, id)).toMatchObject({ customer: { name: 'Fresh Ltd' }, opportunities: { nodes: [{ name: 'Fresh Ltd', stage: { key: 'DISCOVERY' }, contact: { name: 'Chen' } }] } })
    expect(await move(company.rep, 'convert', { id })).toMatchObject({ code: 'TRANSITION_NOT_POSSIBLE' })
  })

  it('is found by credit code, name, mail and domain, and phone', async () => {
    const { rep } = company
    const known = await createRecord(rep, 'Customer', { name: '华星制造有限公司', creditCode: code, phone: '0512-6666 7777' })
    await createRecord(rep, 'Contact', { name: 'Chen', customerId: known, email: 'chen@huaxing.example' })
    const of = async (input: Record<string, unknown>) => (await candidates(rep, await qualified(rep, { name: 'Somebody', ...input }))).customers
    expect(await of({ creditCode: code })).toMatchObject([{ by: ['CREDIT_CODE'], certain: true }])
    expect(await of({ company: '华星制造' })).toMatchObject([{ by: ['NAME'], certain: true }])
    expect(await of({ email: 'CHEN@huaxing.example' })).toMatchObject([{ by: ['EMAIL', 'DOMAIN'], certain: true }])
    expect(await of({ email: 'other@huaxing.example' })).toMatchObject([{ by: ['DOMAIN'], certain: false }])
    expect(await of({ phone: '+86 512 66667777' })).toMatchObject([{ by: ['PHONE'], certain: false }])
    expect(await of({ email: 'chen@qq.com', company: '华兴制造' })).toEqual([])
  })

  it('joins the customer and the contact that exist', async () => {
    const id = await qualified(company.rep, { company: 'Huaxing', creditCode: code, email: 'chen@huaxing.example' })
    await move(company.rep, 'convert', { id, opportunityName: 'Second plant' })
    expect(await see(company.rep, id)).toMatchObject({ customer: { name: '华星制造有限公司' }, opportunities: { nodes: [{ name: 'Second plant', contact: { name: 'Chen' } }] } })
    expect((await customers('华星制造有限公司'))[0]!.contacts.nodes).toHaveLength(1)
    const chosen = await qualified(company.rep, { name: 'Wu', company: 'Unlike' })
    await move(company.rep, 'convert', { id: chosen, customerId: (await customers('华星制造有限公司'))[0]!.id })
    expect(await see(company.rep, chosen)).toMatchObject({ customer: { name: '华星制造有限公司' } })
    expect(await customers('Unlike')).toEqual([])
  })

  it('takes the contact that was chosen, or makes another beside the same person; the deal has its worth and its day', async () => {
    const { rep } = company
    const customerId = await createRecord(rep, 'Customer', { name: 'Chooses' })
    const boss = await createRecord(rep, 'Contact', { name: 'Boss', title: 'CEO', customerId })
    const same = await createRecord(rep, 'Contact', { name: 'Chen Lei', email: 'chen@chooses.example', customerId })
    const input = { company: 'Chooses', email: 'Chen@chooses.example' }
    const people = async (id: string) => (await ask<{ r: { customers: { contacts: unknown[] }[] } }>(rep, 'query ($id: ID!) { r: leadConversionCandidates(id: $id) { customers { contacts { id name title isSame } } } }', { id })).r.customers
    const first = await qualified(rep, input)
    expect(await people(first)).toEqual([{ contacts: [{ id: boss, name: 'Boss', title: 'CEO', isSame: false }, { id: same, name: 'Chen Lei', title: null, isSame: true }] }])
    await move(rep, 'convert', { id: first, customerId, contactId: boss, amount: { amount: '1200.50' }, expectedCloseOn: '2026-05-31' })
    const deal = await ask<{ lead: { opportunities: { nodes: unknown[] } } }>(rep, 'query ($id: ID!) { lead(id: $id) { opportunities { nodes { name amount { amount currency } expectedCloseOn contact { name } } } } }', { id: first })
    expect(deal.lead.opportunities.nodes).toEqual([{ name: 'Chooses', amount: { amount: '1200.50', currency: 'CNY' }, expectedCloseOn: '2026-05-31', contact: { name: 'Boss' } }])
    const second = await qualified(rep, input)
    await move(rep, 'convert', { id: second, customerId, newContact: true })
    expect((await see(rep, second))!.opportunities.nodes[0]!.contact).toEqual({ name: 'Chen' })
  })

  it('is refused at the fields, and nothing is made: a contact of another customer, one that is hidden, a worth below zero', async () => {
    const { rep, otherRep } = company
    const [here, there] = [await createRecord(rep, 'Customer', { name: 'Here' }), await createRecord(rep, 'Customer', { name: 'There' })]
    const contactId = await createRecord(rep, 'Contact', { name: 'Somebody', customerId: there })
    const id = await qualified(rep, { company: 'Strict' })
    const refused = async (input: Record<string, unknown>) => (await move(rep, 'convert', { id, ...input })).fields
    expect(await refused({ customerId: here, contactId })).toEqual([{ path: 'contactId', code: 'CONTACT_ELSEWHERE' }])
    expect(await refused({ contactId })).toEqual([{ path: 'contactId', code: 'CONTACT_ELSEWHERE' }])
    expect(await refused({ customerId: here, amount: { amount: '-1' } })).toEqual([{ path: 'amount', code: 'WORTH_NEGATIVE' }])
    expect(await refused({ customerId: here, opportunityName: 'x'.repeat(201) })).toEqual([{ path: 'opportunityName', code: 'TOO_LONG' }])
    expect(await customers('Strict')).toEqual([])
    const theirs = await qualified(otherRep, { company: 'Theirs' })
    const own = await createRecord(otherRep, 'Customer', { name: 'Own' })
    expect((await move(otherRep, 'convert', { id: theirs, customerId: own, contactId })).fields).toEqual([{ path: 'contactId', code: 'UNKNOWN_REFERENCE' }])
  })

  it('of a colleague is not made a second time, and nothing but that is told', async () => {
    const id = await qualified(company.otherRep, { company: '华星制造' })
    expect(await candidates(company.otherRep, id)).toEqual({ customers: [], elsewhere: true })
    expect(await move(company.otherRep, 'convert', { id })).toMatchObject({ code: 'LEAD_CUSTOMER_ELSEWHERE' })
    expect(await see(company.otherRep, id)).toMatchObject({ status: 'QUALIFIED', customer: null, opportunities: { nodes: [] } })
    const foreign = (await customers('华星制造有限公司'))[0]!.id
    expect(await move(company.otherRep, 'convert', { id, customerId: foreign })).toMatchObject({ __typename: expect.stringMatching(/ValidationError|RefusedError/) })
  })

  it('is a new one of the same name where somebody says so', async () => {
    const id = await qualified(company.rep, { company: 'Fresh Ltd' })
    await move(company.rep, 'convert', { id, newCustomer: true })
    expect(await customers('Fresh Ltd')).toHaveLength(2)
  })

  it('is converted once, by two at once and by a repeat of the same request', async () => {
    const { rep, manager } = company
    const id = await qualified(rep, { company: 'Race Ltd' })
    const results = await Promise.all([move(rep, 'convert', { id }), move(manager, 'convert', { id })])
    expect(results.filter(({ lead }) => lead)).toHaveLength(1)
    expect([await customers('Race Ltd'), (await see(rep, id))!.opportunities.nodes].map(({ length }) => length)).toEqual([1, 1])
    const again = await qualified(rep, { company: 'Repeat Ltd' })
    const key = { 'idempotency-key': 'convert-repeat' }
    const input = { id: again, expectedVersion: (await see(rep, again))!.version }
    const both = [await move(rep, 'convert', input, key), await move(rep, 'convert', input, key)]
    expect(both.map(({ lead }) => lead?.status)).toEqual(['CONVERTED', 'CONVERTED'])
    expect((await see(rep, again))!.opportunities.nodes).toHaveLength(1)
  })

  it('belongs to the owner of the lead, whoever converts it', async () => {
    const id = await qualified(company.rep, { company: 'Owned Ltd' })
    await move(company.manager, 'convert', { id })
    expect((await see(company.rep, id))!.opportunities.nodes).toHaveLength(1)
    expect(await move(company.otherRep, 'convert', { id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('goes to the customer that another was merged into, found or chosen, and is never held up by the one that went', async () => {
    const { rep, manager } = company
    const [gone, middle, stays] = [await createRecord(rep, 'Customer', { name: '東方機械有限公司' }), await createRecord(rep, 'Customer', { name: 'Eastern Machines' }), await createRecord(rep, 'Customer', { name: 'East Group' })]
    const merge = (loserId: string, winnerId: string) => ask(manager, 'mutation ($input: MergeCustomersInput!) { result: mergeCustomers(input: $input) { __typename ... on Error { code } } }', { input: { loserId, winnerId } })
    await merge(gone, middle)
    await merge(middle, stays)
    const found = await qualified(rep, { company: '东方机械' })
    expect(await candidates(rep, found)).toMatchObject({ customers: [{ name: 'East Group', by: ['NAME'], certain: true }], elsewhere: false })
    await move(rep, 'convert', { id: found })
    expect(await see(rep, found)).toMatchObject({ customer: { id: stays } })
    const chosen = await qualified(rep, { company: 'Unheard of' })
    await move(rep, 'convert', { id: chosen, customerId: gone })
    expect(await see(rep, chosen)).toMatchObject({ status: 'CONVERTED', customer: { id: stays } })
  })
})
