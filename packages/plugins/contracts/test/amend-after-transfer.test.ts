import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, createCustomer, did, openCompany, person, run, type Company } from './company.ts'
import { exampleDraft, look, reviewed, signed, signedContract, type ContractState } from './deal.ts'

const line = (amount: string) => ({ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny(amount), taxRateBp: 600 })

describe('an amendment of a contract whose customer is somebody else\'s by now', () => {
  let company: Company
  let parent: ContractState
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
    parent = await signedContract(company, { lines: [line('1000.00')], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }] })
    await giveAway()
  })
  afterAll(() => company.test.close())

  const change = async (over: object) => {
    const { customer } = await ask<{ customer: { version: number } }>(company.director, 'query ($id: ID!) { customer(id: $id) { version } }', { id: company.customerId })
    await did(company.director, 'updateCustomer', { id: company.customerId, expectedVersion: customer.version, ...over })
  }
  const giveAway = () => change({ ownerId: person(company.southRep), teamId: null })
  const amendment = (over: object = {}) => {
    const { customerId: _customer, ...draft } = { ...exampleDraft(company), title: 'More', type: 'AMENDMENT', parentId: parent.id, lines: [line('100.00')], installments: [{ title: 'More', shareBp: 10_000, trigger: 'ON_SIGN' }], terms: [] }
    return { ...draft, ...over }
  }

  it('is drafted, submitted and signed by whoever owns the contract, who still does not see the customer', async () => {
    expect((await ask<{ customer: unknown }>(company.rep, 'query ($id: ID!) { customer(id: $id) { id } }', { id: company.customerId })).customer).toBeNull()
    const { id } = await did(company.rep, 'draftContract', amendment({ customerId: company.customerId }))
    await reviewed(company, id, ['legal', 'product', 'finance'])
    expect(await signed(company, id)).toMatchObject({ status: 'SIGNED' })
    expect((await ask<{ contract: { owner: { id: string } } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { owner { id } } }', { id })).contract.owner.id).toBe(person(company.rep))
    expect(await run(company.manager, 'draftContract', amendment())).not.toHaveProperty('code')
  })

  it('is drafted by nobody who may not draft for the contract', async () => {
    for (const role of ['southRep', 'southManager', 'otherRep', 'legal', 'product', 'finance', 'auditor', 'admin', 'support'] as const) {
      for (const over of [{}, { customerId: company.customerId }]) expect((await run(company[role], 'draftContract', amendment(over))).code).toMatch(/NOT_FOUND|FORBIDDEN/)
    }
  })

  it('opens no way to another customer, nor to a contract of another kind', async () => {
    const foreign = await createCustomer(company.southRep, '南方机械')
    expect(await run(company.rep, 'draftContract', amendment({ customerId: foreign }))).toMatchObject({ code: expect.stringMatching(/NOT_FOUND|AMENDMENT_PARENT/) })
    expect(await run(company.rep, 'draftContract', { ...amendment({ customerId: company.customerId }), type: 'SALE', parentId: null })).toMatchObject({ code: 'NOT_FOUND' })
    expect((await run(company.rep, 'draftContract', { ...amendment(), type: 'SALE', parentId: null })).fields).toEqual([{ path: 'customerId', code: 'REQUIRED' }])
  })

  it('says only whom to ask where the customer is a reason against it', async () => {
    const { id } = await did(company.rep, 'draftContract', amendment())
    await change({ blacklisted: true })
    const submission = await run(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })
    expect(submission.fields).toEqual([{ path: 'customer', code: 'CUSTOMER_OUT_OF_REACH' }])
    await change({ blacklisted: false })
  })
})
