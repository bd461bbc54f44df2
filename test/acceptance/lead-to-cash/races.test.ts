import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contractOf, decide, installments, lines, splits, terms } from './contract.ts'
import { ask, cny, does, openQiming, personId, run, type Outcome, type Qiming } from './people.ts'

const codes = (outcomes: readonly Outcome[]) => outcomes.map(({ code }) => code ?? 'DONE').toSorted()

describe('two at once', { timeout: 120_000 }, () => {
  let company: Qiming
  let customerId: string
  let contract: string
  beforeAll(async () => {
    company = await openQiming({ hasDeals: false })
    company.setNow('2026-02-10T02:00:00Z')
    const rep = company.people['李娜']
    customerId = (await does(rep, 'createCustomer', { name: '华星制造' }, 'customer')).id
    contract = (await does(rep, 'draftContract', { title: '华星制造 ERP', type: 'SALE', customerId, lines, installments: installments(), terms, splits: splits(company) }, 'contract')).id
    const version = async () => (await contractOf(company, contract)).version
    await does(rep, 'submitContract', { id: contract, expectedVersion: await version() }, 'contract')
    await decide(company, contract, ['沈', '马', '吴', '周岚'])
    await does(rep, 'sendContract', { id: contract, expectedVersion: await version() }, 'contract')
    const { contentHash, version: expectedVersion } = await contractOf(company, contract)
    const signature = { id: contract, expectedVersion, method: 'ESIGN', signedOn: '2026-02-10', contentHash }
    await does(rep, 'signContract', { ...signature, party: 'CUSTOMER', signerName: '华' }, 'contract')
    await does(company.people['周岚'], 'signContract', { ...signature, party: 'US', signerName: '周岚' }, 'contract')
  }, 400_000)
  afterAll(() => company.test.close())

  it('one of two reps who claim a customer of the pool has it', async () => {
    const { people } = company
    const pooled = await does(people['周岚'], 'createCustomer', { name: '公海客户', ownerId: null, teamId: null }, 'customer')
    const claims = await Promise.all([people['李娜'], people['王强']].map((rep) => run(rep, 'claimCustomer', { id: pooled.id }, 'customer')))
    expect(claims.filter(({ record }) => record !== undefined)).toHaveLength(1)
    const { customer } = await ask<{ customer: { owner: { id: string } } }>(people['周岚'], 'query ($id: ID!) { customer(id: $id) { owner { id } } }', { id: pooled.id })
    expect(customer.owner.id).toBe(personId(people[claims[0]!.record ? '李娜' : '王强']))
  })

  it('the last yuan of an installment is allocated once', async () => {
    const { people } = company
    const [first] = (await contractOf(company, contract)).installments.nodes
    const receipt = (amount: string, bankReference: string) => run(people['何'], 'recordReceipt', { customerId, receivedOn: '2026-02-10', amount: cny(amount), bankReference, allocations: [{ installmentId: first!.id, amount: cny(amount) }] }, 'receipt')
    const most = await receipt('169499.00', 'B-1')
    const last = await Promise.all([receipt('1.00', 'B-2'), receipt('1.00', 'B-3')])
    expect(codes(last)).toEqual(['DONE', 'INSTALLMENT_OVERPAID'])
    for (const { record } of [most, ...last]) if (record) await does(people['吴'], 'confirmReceipt', { id: record.id, expectedVersion: record.version }, 'receipt')
    const { receivables } = await ask<{ receivables: { paid: object; open: object }[] }>(people['吴'], 'query ($id: ID!) { receivables(contractId: $id, asOf: "2026-02-10") { paid { amount } open { amount } } }', { id: contract })
    expect(receivables[0]).toEqual({ paid: { amount: '169500.00' }, open: { amount: '0.00' } })
  })

  it('the same key twice at once makes one receipt', async () => {
    const { people } = company
    const key = randomUUID()
    const record = { customerId, receivedOn: '2026-02-10', amount: cny('5.00'), bankReference: 'B-4', allocations: [] }
    const answers = await Promise.all([1, 2].map(() => run(people['何'], 'recordReceipt', record, 'receipt', key)))
    const made = new Set(answers.flatMap(({ record: one }) => one?.id ?? []))
    expect(made.size).toBe(1)
    const { receipts } = await ask<{ receipts: { totalCount: number } }>(people['吴'], '{ receipts(filter: { bankReference: { eq: "B-4" } }) { totalCount } }')
    expect(receipts.totalCount).toBe(1)
  })
})
