import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, createCustomer, did, openCompany, run, type Company } from './company.ts'
import { exampleDraft, look, reviewed, signed } from './deal.ts'

const yuan = { lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }] }

describe('a contract in the currency of the company that agrees on a rate with its customer', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
    await ask(company.finance, 'mutation ($input: CreateExchangeRateInput!) { createExchangeRate(input: $input) { __typename } }', { input: { currency: 'USD', on: '2026-01-01', rate: '7.1' } })
  })
  afterAll(() => company.test.close())

  const agree = async (id: string, over: object) => (await ask<{ result: { fields?: { path: string; code: string }[] } }>(company.rep, 'mutation ($input: UpdateContractInput!) { result: updateContract(input: $input) { __typename ... on ValidationError { fields { path code } } } }', { input: { id, expectedVersion: (await look(company.rep, id)).version, fxCurrency: 'USD', fxRate: '7', fxOn: '2026-02-10', ...over } })).result.fields
  const contractOf = async (customerId: string) => {
    const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...yuan, customerId })
    expect(await agree(id, {})).toBeUndefined()
    await reviewed(company, id, ['legal', 'product', 'finance'])
    return signed(company, id)
  }
  /** Allocations in the order in which they were written: amount, difference to the agreed rate, and whose credit it was. */
  const paid = async (id: string) => {
    const { contract } = await ask<{ contract: { allocations: { nodes: { amount: { amount: string }; fxDifference: { amount: string }; creditReceipt: { bankReference: string } | null }[] } } }>(company.finance, 'query ($id: ID!) { contract(id: $id) { allocations(first: 50, orderBy: [{ field: ID, direction: ASC }]) { nodes { amount { amount } fxDifference { amount } creditReceipt { bankReference } } } } }', { id })
    return contract.allocations.nodes.map(({ amount, fxDifference, creditReceipt }) => [amount.amount, fxDifference.amount, creditReceipt?.bankReference ?? null])
  }
  const credit = async (customerId: string, bankReference: string, over: object) => {
    const { id, version } = await did(company.cashier, 'recordReceipt', { customerId, receivedOn: '2026-02-10', bankReference, allocations: [], ...over })
    return did(company.finance, 'confirmReceipt', { id, expectedVersion: version })
  }
  const reverse = ({ id, version }: { id: string; version: number }) => run(company.finance, 'reverseReceipt', { id, expectedVersion: version, reason: 'Bounced', reversedOn: '2026-02-10' })

  it('takes back what credit brought over that rate when its receipt is taken back, and books what the other credit brings', async () => {
    const customerId = await createCustomer(company.rep, '远航物流')
    const contract = await contractOf(customerId)
    const dollars = (amount: string, fxRate: string) => ({ amount: { amount, currency: 'USD' }, valueCurrency: 'CNY', fxRate })
    const first = await credit(customerId, 'FIRST', dollars('100.00', '7.2'))
    await did(company.finance, 'useCustomerCredit', { customerId, currency: 'CNY', allocations: [{ installmentId: contract.installments.nodes[0]!.id, amount: cny('720.00') }] })
    expect(await paid(contract.id)).toEqual([['720.00', '20.00', 'FIRST']])
    await credit(customerId, 'SECOND', dollars('50.00', '7.3'))
    expect(await reverse(first)).toMatchObject({ code: 'CREDIT_USED' })
    await credit(customerId, 'THIRD', { amount: cny('355.00') })
    expect(await reverse(first)).not.toHaveProperty('code')
    // 365.00 of the second, which were 50 dollars of 7 yuan each, and 355.00 that nobody exchanged.
    expect(await paid(contract.id)).toEqual([['720.00', '20.00', 'FIRST'], ['-720.00', '-20.00', 'FIRST'], ['365.00', '15.00', 'SECOND'], ['355.00', '0.00', 'THIRD']])
    const { receivables } = await ask<{ receivables: { paid: { amount: string } }[] }>(company.finance, 'query ($id: ID!) { receivables(contractId: $id, asOf: "2026-02-10") { paid { amount } } }', { id: contract.id })
    expect(receivables.map((row) => row.paid.amount)).toEqual(['720.00'])
  })

  it('does not agree on what its own currency is worth in itself', async () => {
    const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...yuan })
    for (const wrong of [{ fxCurrency: 'CNY' }, { fxRate: '0' }]) expect(await agree(id, wrong)).toEqual([{ path: 'fxRate', code: 'AGREED_RATE_ABSURD' }])
    expect(await agree(id, { fxCurrency: 'CNY', fxRate: '1' })).toBeUndefined()
    const empty = (await did(company.rep, 'draftContract', { ...exampleDraft(company), lines: [], installments: [] })).id
    expect(await agree(empty, { fxCurrency: 'CNY' })).toBeUndefined()
    await did(company.rep, 'reviseContract', { id: empty, expectedVersion: (await look(company.rep, empty)).version, ...yuan })
    const submission = await run(company.rep, 'submitContract', { id: empty, expectedVersion: (await look(company.rep, empty)).version })
    expect(submission.fields).toEqual([{ path: 'fxRate', code: 'AGREED_RATE_ABSURD' }])
  })
})
