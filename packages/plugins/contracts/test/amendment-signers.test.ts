import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, did, openCompany, type Company } from './company.ts'
import { exampleDraft, reviewed, signedContract } from './deal.ts'

const content = { lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }] }

interface Signing {
  readonly order: { readonly signingOrder: string }
  readonly signing: { readonly signerOfUs: string | null; readonly signerOfCustomer: string | null }
}

/** An amendment is signed by those who signed its contract, unless others are named or one of a side has left. */
describe('the signers of an amendment', () => {
  let company: Company
  let contractId: string
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
    await createContact(company)
    contractId = (await signedContract(company, { ...content, signingOrder: 'CUSTOMER_FIRST' })).id
  })
  afterAll(() => company.test.close())

  const amendment = async (over: object = {}) => (await did(company.rep, 'draftContract', { ...exampleDraft(company), ...content, title: 'More', type: 'AMENDMENT', parentId: contractId, terms: [], ...over })).id
  const signing = async (id: string, caller = company.rep) => {
    const { order, signing } = await ask<Signing>(caller, 'query ($id: ID!) { order: contract(id: $id) { signingOrder } signing: contractSigning(id: $id) { signerOfUs signerOfCustomer } }', { id })
    return [order.signingOrder, signing.signerOfUs, signing.signerOfCustomer]
  }

  it('are those of its contract, in the order of its contract, from the draft on and while it is signed', async () => {
    const id = await amendment()
    expect(await signing(id)).toEqual(['CUSTOMER_FIRST', '周岚', '华'])
    await reviewed(company, id, ['legal', 'product', 'finance'])
    expect(await signing(id, company.director)).toEqual(['CUSTOMER_FIRST', '周岚', '华'])
  })

  it('sign in another order where one is said', async () => {
    expect((await signing(await amendment({ signingOrder: 'US_FIRST' })))[0]).toBe('US_FIRST')
    const { record } = (await ask<{ result: { record: { signingOrder: string } } }>(company.rep, 'mutation ($input: CreateContractInput!) { result: createContract(input: $input) { ... on CreateContractPayload { record: contract { signingOrder } } } }', { input: { title: 'By the form', type: 'AMENDMENT', customerId: company.customerId, parentId: contractId } })).result
    expect(record.signingOrder).toBe('CUSTOMER_FIRST')
  })

  it('are nobody for a contract that amends none', async () => {
    expect(await signing((await did(company.rep, 'draftContract', exampleDraft(company))).id)).toEqual(['ANY', null, null])
    expect((await signing(contractId)).slice(1)).toEqual([null, null])
  })

  it('are others where one of a side has left: the person here, or the contact there', async () => {
    const id = await amendment()
    const { db } = company.test.app.systemContext('test')
    const there = { customerId: company.customerId.split(':')[1]!, name: '华' }
    await db['contact']!.updateMany({ where: there, data: { validTo: new Date('2026-02-10') } })
    expect((await signing(id)).slice(1)).toEqual(['周岚', null])
    await db['contact']!.updateMany({ where: there, data: { validTo: new Date('2026-02-11') } })
    await db['person']!.updateMany({ where: { id: company.director.personId }, data: { active: false } })
    expect((await signing(id)).slice(1)).toEqual([null, '华'])
  })
})

async function createContact({ rep, customerId }: Company): Promise<void> {
  const { result } = await ask<{ result: { __typename: string } }>(rep, 'mutation ($input: CreateContactInput!) { result: createContact(input: $input) { __typename } }', { input: { name: '华', customerId } })
  expect(result.__typename).toBe('CreateContactPayload')
}
