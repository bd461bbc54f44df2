import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, createCustomer, openCompany, type Company } from './company.ts'
import { received, signedContract, type ContractState } from './deal.ts'

const money = (currency: string) => (amount: string) => ({ amount, currency })
const usd = money('USD')
interface Amount { readonly amount: string; readonly currency: string }
interface Totals {
  readonly currency: string
  readonly due: Amount
  readonly collected: Amount
  readonly receivable: Amount
  readonly rateBp: number | null
  readonly sales: Amount
  readonly days: string | null
  readonly ageing: readonly { readonly bucket: string; readonly count: number; readonly amount: Amount }[]
  readonly customers: readonly { readonly customerName: string; readonly currency: string; readonly total: Amount; readonly buckets: readonly { readonly amount: Amount }[] }[]
  readonly forecast: readonly { readonly month: string | null; readonly amount: Amount }[]
}

const TOTALS = `query ($day: Date) { receivableTotals(asOf: $day) {
  currency due { amount currency } collected { amount } receivable { amount } rateBp sales { amount } days
  ageing { bucket count amount { amount currency } } customers { customerName currency total { amount } buckets { amount { amount } } } forecast { month amount { amount } }
} }`

/** 1,000.00 with the odd cent: three instalments on signing, so that each is rounded by itself. */
const plan = (amount: (text: string) => object) => ({
  lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: amount('1000.01'), taxRateBp: 600 }],
  installments: [{ title: 'One', amount: amount('333.33'), trigger: 'ON_SIGN' }, { title: 'Two', amount: amount('333.33'), trigger: 'ON_SIGN' }, { title: 'Three', amount: amount('333.35'), trigger: 'ON_ACCEPTANCE' }],
})

describe('receivables of several currencies', () => {
  let company: Company
  let yen: ContractState
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
    for (const [currency, on, rate] of [['USD', '2026-01-01', '7.123'], ['USD', '2026-03-01', '9'], ['JPY', '2026-01-01', '0.04825']]) await ask(company.finance, 'mutation ($input: CreateExchangeRateInput!) { createExchangeRate(input: $input) { ... on CreateExchangeRatePayload { exchangeRate { id } } } }', { input: { currency, on, rate } })
    const own = await signedContract(company, plan(cny))
    await signedContract(company, plan(usd))
    yen = await signedContract(company, {
      customerId: await createCustomer(company.rep, '远航物流'),
      lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: money('JPY')('100'), taxRateBp: 600 }], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }],
    })
    company.setDay('2026-02-20')
    await received(company, '200.00', '2026-02-20', [{ installmentId: own.installments.nodes[0]!.id, amount: cny('200.00') }], 'OWN')
  })
  afterAll(() => company.test.close())

  const totals = async (day: string, as = company.finance) => (await ask<{ receivableTotals: Totals }>(as, TOTALS, { day })).receivableTotals
  const cents = ({ amount }: { readonly amount: string }) => Math.round(Number(amount) * 100)
  const sum = (amounts: readonly { readonly amount: string }[]) => amounts.reduce((total, amount) => total + cents(amount), 0)

  it('are added up in the currency of the company at the rates of the signatures, whatever the rates are today', async () => {
    // 666.66 - 200.00 in yuan, twice 333.33 dollars of 2374.31 yuan each, 100 yen of 4.83 yuan.
    expect(await totals('2026-03-15')).toMatchObject({
      currency: 'CNY', due: { amount: '5420.11', currency: 'CNY' }, collected: { amount: '200.00' }, receivable: { amount: '5220.11' }, rateBp: 369, sales: { amount: '8127.91' }, days: '57.8',
    })
    expect((await totals('2026-02-19')).receivable).toEqual({ amount: '5420.11' })
  })

  it('add up, as each row is rounded by itself: ageing, customers and what will come in', async () => {
    const { receivable, ageing, customers, forecast } = await totals('2026-03-15')
    expect(ageing.filter(({ count }) => count > 0)).toEqual([{ bucket: 'DAYS_31_60', count: 5, amount: { amount: '5220.11', currency: 'CNY' } }])
    expect(customers.map(({ customerName, currency, total }) => [customerName, currency, total.amount])).toEqual([['华星制造', 'CNY', '5215.28'], ['远航物流', 'CNY', '4.83']])
    expect(sum(customers.map(({ total }) => total))).toBe(cents(receivable))
    expect(sum(customers.flatMap(({ buckets }) => buckets.map(({ amount }) => amount)))).toBe(cents(receivable))
    expect(forecast.map(({ month, amount }) => [month, amount.amount])).toEqual([['2026-03-01', '5220.11'], [null, '2707.80']])
  })

  it('are the sum of their instalments, each of which says what it is worth', async () => {
    const { receivables } = await ask<{ receivables: { receivable: Amount; base: Amount }[] }>(company.finance, '{ receivables(asOf: "2026-03-15") { receivable { amount currency } base { amount currency } } }')
    expect(sum(receivables.map(({ base }) => base))).toBe(cents((await totals('2026-03-15')).receivable))
    expect(receivables.filter(({ receivable }) => receivable.currency === 'USD').map(({ base }) => base)).toEqual([{ amount: '2374.31', currency: 'CNY' }, { amount: '2374.31', currency: 'CNY' }, { amount: '0.00', currency: 'CNY' }])
  })

  it('can still be read in each currency', async () => {
    const { collectionRate } = await ask<{ collectionRate: { currency: string; receivable: Amount }[] }>(company.finance, '{ collectionRate(asOf: "2026-03-15") { currency receivable { amount } } }')
    expect(collectionRate).toEqual([{ currency: 'CNY', receivable: { amount: '466.66' } }, { currency: 'JPY', receivable: { amount: '100' } }, { currency: 'USD', receivable: { amount: '666.66' } }])
  })

  it('are those of the contracts that the caller sees', async () => {
    expect((await totals('2026-03-15', company.rep)).receivable.amount).toBe('5220.11')
    for (const role of ['otherRep', 'southManager', 'admin', 'support'] as const) expect(await totals('2026-03-15', company[role])).toMatchObject({ receivable: { amount: '0.00' }, sales: { amount: '0.00' }, days: null, customers: [] })
  })

  it('are refused as a sum, not counted as nothing, where a contract has no rate that was frozen', async () => {
    const id = yen.id.split(':')[1]!
    const system = company.test.app.systemContext('test').system('a contract that was signed before rates were frozen')
    await system.contract!.update({ where: { id }, data: { baseMinor: null, baseCurrency: null, baseRate: null, baseRateOn: null } })
    const { errors } = await company.finance.graphql(TOTALS, { day: '2026-03-15' })
    expect(errors).toMatchObject([{ message: `Contract ${yen.number} is in JPY, and no rate into CNY was frozen with its signature: it cannot be added up with the others. Read each currency by itself.`, extensions: { code: 'CONTRACT_WITHOUT_BASE' } }])
    const { receivables } = await ask<{ receivables: unknown[] }>(company.finance, 'query ($id: ID!) { receivables(contractId: $id) { receivable { amount } base { amount } } }', { id: yen.id })
    expect(receivables).toEqual([{ receivable: { amount: '100' }, base: null }])
  })
})
