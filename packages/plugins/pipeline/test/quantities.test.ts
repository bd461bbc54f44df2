import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from './company.ts'

interface Line { readonly __typename: string; readonly record?: { readonly id: string; readonly quantity: string }; readonly fields?: readonly { readonly path: string; readonly code: string }[] }

describe('the quantity of a line', () => {
  let company: Company
  let opportunityId: string
  let productId: string
  beforeAll(async () => {
    company = await openCompany()
    opportunityId = (await createDeal(company.rep, { name: 'Licences', stageId: company.stages['DISCOVERY'], amount: { amount: '1000.00' } })).opportunity.id
    const created = await ask<{ createProduct: { product: { id: string } } }>(company.director, 'mutation ($input: CreateProductInput!) { createProduct(input: $input) { ... on CreateProductPayload { product { id } } } }', { input: { code: 'T-1', name: 'Suite' } })
    productId = created.createProduct.product.id
  })
  afterAll(() => company.test.close())

  const add = async (quantity: string): Promise<Line> => {
    const query = 'mutation ($input: CreateOpportunityLineInput!) { line: createOpportunityLine(input: $input) { __typename ... on CreateOpportunityLinePayload { record: opportunityLine { id quantity } } ... on ValidationError { fields { path code } } } }'
    return (await ask<{ line: Line }>(company.rep, query, { input: { opportunityId, productId, quantity, unitPrice: { amount: '10.00' } } })).line
  }

  it('is a quantity to the shell, which is what a decimal with three places is', async () => {
    const { resourceMeta } = await ask<{ resourceMeta: { fields: { name: string; kind: string; unit: unknown; summable: boolean }[] } }>(company.rep, '{ resourceMeta(name: "OpportunityLine") }')
    expect(resourceMeta.fields.find(({ name }) => name === 'quantity')).toMatchObject({ kind: 'quantity', unit: null, summable: true })
  })

  it('keeps three places, exactly, and refuses a fourth', async () => {
    expect(Number((await add('2.125')).record?.quantity)).toBe(2.125)
    expect(await add('2.1255')).toMatchObject({ __typename: 'ValidationError', fields: [{ path: 'quantity', code: 'TOO_PRECISE' }] })
  })

  it('is compared as a number, and adds up exactly', async () => {
    await add('10')
    const { opportunityLines, opportunityLineAggregate } = await ask<{ opportunityLines: { nodes: { quantity: string }[] }; opportunityLineAggregate: { sum: { quantity: string } }[] }>(
      company.rep, '{ opportunityLines(filter: { quantity: { gte: "9" } }) { nodes { quantity } } opportunityLineAggregate { sum { quantity } } }')
    expect(opportunityLines.nodes.map(({ quantity }) => Number(quantity))).toEqual([10])
    expect(opportunityLineAggregate.map(({ sum }) => Number(sum.quantity))).toEqual([12.125])
  })
})
