import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseOf, takenAway } from '../src/domain/in-base.ts'
import { ask, did, openCompany, type Company } from './company.ts'
import { exampleDraft, reviewed, signed, type ContractState } from './deal.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const line = (amount: string) => ({ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: usd(amount), taxRateBp: 600 })
const installment = (amount: string) => ({ title: amount, amount: usd(amount), trigger: 'ON_SIGN' })

describe('what an amendment takes away', () => {
  const at = (rate: string) => ({ currency: 'USD', baseCurrency: 'CNY', baseRate: { toFixed: () => rate } })

  it('is worth what it was where it was agreed, piece by piece, and of one contract has its rate', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n })
    fc.assert(fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 99_999 }), (amounts, digits) => {
      const rate = `7.${String(digits).padStart(5, '0').replace(/0+$/, '')}`
      const taken = takenAway(amounts.map((amountMinor) => ({ amountMinor, contract: at(rate) })), 'CNY')
      expect(taken).toEqual({ minor: amounts.reduce((sum, minor) => sum + baseOf(minor, at(rate), 'CNY')!, 0n), rate })
    }))
    expect(takenAway([{ amountMinor: 20_000n, contract: at('7.2') }, { amountMinor: 10_000n, contract: at('7.1') }], 'CNY')).toEqual({ minor: 215_000n, rate: '7.1666666667' })
  })

  it('is not known where nothing was taken, or a contract has no frozen rate', () => {
    expect([takenAway([], 'CNY'), takenAway([{ amountMinor: 1n, contract: { currency: 'USD', baseCurrency: null, baseRate: null } }], 'CNY')]).toEqual([null, null])
  })
})

describe('a contract in a foreign currency with its amendments', () => {
  let company: Company
  let parent: ContractState
  beforeAll(async () => {
    company = await openCompany()
    for (const [on, rate] of [['2026-01-01', '7.1'], ['2026-03-01', '7.2'], ['2026-04-01', '7.3']]) await ask(company.finance, 'mutation ($input: CreateExchangeRateInput!) { createExchangeRate(input: $input) { __typename } }', { input: { currency: 'USD', on, rate } })
    parent = await agreed('2026-02-10', { lines: [line('1000.00')], installments: [installment('600.00'), installment('400.00')] })
  })
  afterAll(() => company.test.close())

  const agreed = async (on: string, over: object) => {
    company.setDay(on)
    const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...over })
    await reviewed(company, id, ['legal', 'product', 'finance'])
    return signed(company, id, on)
  }
  const amended = (on: string, amount: string, installments: object[]) => agreed(on, { title: amount, type: 'AMENDMENT', parentId: parent.id, lines: [line(amount)], installments, terms: [] })
  const fen = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)
  const frozen = async (id: string) => (await ask<{ contract: { base: { amount: string }; baseRate: string; baseRateOn: string } }>(company.finance, 'query ($id: ID!) { contract(id: $id) { base { amount } baseRate baseRateOn } }', { id })).contract
  /** What the contracts are worth, what is owed of them, and what was sold, each in the currency of the company. */
  const worth = async () => {
    const { contracts, receivables, receivableTotals } = await ask<{ contracts: { nodes: { base: { amount: string } }[] }; receivables: { base: { amount: string } }[]; receivableTotals: { receivable: { amount: string }; sales: { amount: string } } }>(company.finance, '{ contracts(first: 50) { nodes { base { amount } } } receivables(asOf: "2026-04-20") { base { amount } } receivableTotals(asOf: "2026-04-20") { receivable { amount } sales { amount } } }')
    return { contracts: fen(contracts.nodes.map(({ base }) => base.amount)), owed: fen(receivables.map(({ base }) => base.amount)), receivable: fen([receivableTotals.receivable.amount]), sales: fen([receivableTotals.sales.amount]) }
  }

  it('is worth the sum of what its signatures froze, and that is what its installments are worth', async () => {
    await amended('2026-03-10', '200.00', [installment('200.00')])
    const both = 710_000 + 144_000
    expect(await worth()).toEqual({ contracts: both, owed: both, receivable: both, sales: both })
  })

  it('is worth less by what an amendment takes away, at the rates at which that was agreed and not at the one of the day', async () => {
    const less = await amended('2026-04-10', '-300.00', [])
    // 200 dollars of the first amendment and 100 of the contract.
    expect(await frozen(less.id)).toEqual({ base: { amount: '-2150.00' }, baseRate: '7.1666666667', baseRateOn: '2026-04-10' })
    const left = 710_000 + 144_000 - 215_000
    expect(await worth()).toEqual({ contracts: left, owed: left, receivable: left, sales: left })
  })

  it('is worth what it was paid and what is credit, where an amendment takes away what was paid', async () => {
    const allocations = parent.installments.nodes.map(({ id: installmentId, title }) => ({ installmentId, amount: usd(title === '600.00' ? '600.00' : '300.00') }))
    const { id, version } = await did(company.cashier, 'recordReceipt', { customerId: company.customerId, receivedOn: '2026-04-10', amount: usd('900.00'), valueCurrency: 'USD', bankReference: 'ALL', allocations })
    await did(company.finance, 'confirmReceipt', { id, expectedVersion: version })
    const less = await amended('2026-04-15', '-100.00', [])
    expect(await frozen(less.id)).toMatchObject({ base: { amount: '-710.00' }, baseRate: '7.1' })
    const { customerCredits } = await ask<{ customerCredits: { nodes: { base: { amount: string } }[] } }>(company.finance, '{ customerCredits { nodes { base { amount } } } }')
    const { exchangeDifferences } = await ask<{ exchangeDifferences: { nodes: { agreed: { amount: string } }[] } }>(company.finance, '{ exchangeDifferences(first: 50) { nodes { agreed { amount } } } }')
    const agreedTo = fen(exchangeDifferences.nodes.map(({ agreed: { amount } }) => amount))
    expect((await worth()).contracts).toBe(agreedTo - fen(customerCredits.nodes.map(({ base }) => base.amount)))
  })
})
