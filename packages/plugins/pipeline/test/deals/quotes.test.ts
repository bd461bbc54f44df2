import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from '../company.ts'
import { act } from './deals.ts'

describe('a quote', () => {
  let company: Company
  let id: string
  const products: string[] = []
  beforeAll(async () => {
    company = await openCompany({ now: () => new Date('2026-01-20T02:00:00Z') })
    id = (await createDeal(company.rep, { name: 'Quoted', stageId: company.stages['DISCOVERY'] })).opportunity.id
    const product = await company.test.as('PRODUCT', { name: 'Ma', unit: 'product' })
    for (const code of ['A', 'B', 'C']) products.push((await act(product, 'createProduct', { name: code, code }, 'product')).record!.id)
  })
  afterAll(() => company.test.close())

  const quote = (more: object = {}) => act(company.rep, 'quoteOpportunity', { id, validUntil: '2026-02-20', ...more }, 'quote')
  const line = (index: number, quantity: string, amount: string, currency = 'CNY') => act(company.rep, 'createOpportunityLine', { opportunityId: id, productId: products[index], quantity, unitPrice: { amount, currency } }, 'opportunityLine')

  it('needs something to quote', async () => {
    expect(await quote()).toMatchObject({ code: 'QUOTE_NO_LINES' })
  })

  it('takes the discount off to the last fen, and its lines add up to the total', async () => {
    for (const index of [0, 1, 2]) await line(index, '1', '33.33')
    const made = await quote({ discountBp: 887 })
    const { quote: read } = await ask<{ quote: { edition: number; list: { amount: string }; total: { amount: string }; lines: { nodes: { total: { amount: string } }[] } } }>(company.rep, 'query ($id: ID!) { quote(id: $id) { edition list { amount } total { amount } lines { nodes { total { amount } } } } }', { id: made.record!.id })
    expect(read).toMatchObject({ edition: 1, list: { amount: '99.99' }, total: { amount: '91.12' } })
    expect(read.lines.nodes.map(({ total }) => total.amount).sort()).toEqual(['30.37', '30.37', '30.38'])
  })

  it('stays as it is: the next one is another edition', async () => {
    await line(0, '2.5', '10.00')
    const made = await quote()
    const { quotes } = await ask<{ quotes: { nodes: object[] } }>(company.rep, '{ quotes(orderBy: [{ field: EDITION, direction: ASC }]) { nodes { edition total { amount } } } }')
    expect(made).toHaveProperty('record')
    expect(quotes.nodes).toEqual([{ edition: 1, total: { amount: '91.12' } }, { edition: 2, total: { amount: '124.99' } }])
  })

  it('says what the class of the customer is given, where it gives more, to whom sees both', async () => {
    const limitOf = async (caller: Company['rep'], of: string) => (await ask<{ quoteLimit: object | null }>(caller, 'query ($id: ID!) { quoteLimit(id: $id) { customerClass maxDiscountBp isAbove } }', { id: of })).quoteLimit
    const [within, above] = [(await quote({ discountBp: 500 })).record!.id, (await quote({ discountBp: 501 })).record!.id]
    expect(await limitOf(company.rep, above)).toBeNull()
    const customer = (await act(company.rep, 'createCustomer', { name: 'Huaxing' }, 'customer')).record!
    const { version } = (await ask<{ opportunity: { version: number } }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { version } }', { id })).opportunity
    expect(await act(company.rep, 'updateOpportunity', { id, expectedVersion: version, customerId: customer.id }, 'opportunity')).not.toHaveProperty('code')
    expect([await limitOf(company.rep, within), await limitOf(company.rep, above)]).toEqual([{ customerClass: 'D', maxDiscountBp: 500, isAbove: false }, { customerClass: 'D', maxDiscountBp: 500, isAbove: true }])
    expect([await limitOf(company.otherRep, above), await limitOf(company.rep, 'Quote:0')]).toEqual([null, null])
  })

  it('is refused with terms that make no sense, mixed currencies, or for a deal out of reach', async () => {
    expect(await quote({ discountBp: 10_001 })).toMatchObject({ code: 'QUOTE_TERMS' })
    expect(await quote({ validUntil: '2026-01-19' })).toMatchObject({ code: 'QUOTE_TERMS' })
    expect(await act(company.otherRep, 'quoteOpportunity', { id, validUntil: '2026-02-20' }, 'quote')).toMatchObject({ code: 'NOT_FOUND' })
    await line(1, '1', '5.00', 'USD')
    expect(await quote()).toMatchObject({ code: 'QUOTE_CURRENCIES' })
  })
})
