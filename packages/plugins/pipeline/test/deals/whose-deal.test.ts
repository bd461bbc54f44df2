import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from '../company.ts'
import { act } from './deals.ts'

interface Deal {
  readonly version: number
  readonly lines: { readonly totalCount: number }
  readonly needs: { readonly totalCount: number }
  readonly rounds: { readonly totalCount: number }
  readonly quotes: { readonly nodes: readonly { readonly lines: { readonly totalCount: number } }[] }
  readonly splits: { readonly totalCount: number }
}

describe('what belongs to a deal', () => {
  let company: Company
  let id: string
  beforeAll(async () => {
    company = await openCompany({ now: () => new Date('2026-01-20T02:00:00Z') })
    const { rep, manager } = company
    id = (await createDeal(rep, { name: 'Handed over', stageId: company.stages['DISCOVERY'] })).opportunity.id
    const product = await company.test.as('PRODUCT', { name: 'Ma', unit: 'product' })
    const productId = (await act(product, 'createProduct', { name: 'A', code: 'A' }, 'product')).record!.id
    await act(rep, 'createOpportunityLine', { opportunityId: id, productId, quantity: '1', unitPrice: { amount: '10.00', currency: 'CNY' } }, 'opportunityLine')
    await act(rep, 'quoteOpportunity', { id, validUntil: '2026-02-20' }, 'quote')
    // Written by her manager, who is not its owner.
    await act(manager, 'createNeedItem', { opportunityId: id, kind: 'PAIN', text: 'Counts by hand' }, 'needItem')
    await act(manager, 'createNegotiationRound', { opportunityId: id, topic: 'PRICE', ours: '10.00', heldOn: '2026-01-19' }, 'negotiationRound')
  })
  afterAll(() => company.test.close())

  const dealOf = async (caller: Company['rep']) =>
    (await ask<{ opportunity: Deal | null }>(caller, 'query ($id: ID!) { opportunity(id: $id) { version lines { totalCount } needs { totalCount } rounds { totalCount } quotes { nodes { lines { totalCount } } } splits { totalCount } } }', { id })).opportunity
  const whole = { lines: { totalCount: 1 }, needs: { totalCount: 1 }, rounds: { totalCount: 1 }, quotes: { nodes: [{ lines: { totalCount: 1 } }] } }

  it('is seen by whoever has the deal, also what her manager wrote on it', async () => {
    expect(await dealOf(company.rep)).toMatchObject(whole)
  })

  it('goes along when the deal is given to somebody else: needs, rounds, lines, quotes and shares', async () => {
    const { version } = (await dealOf(company.rep))!
    const successor = await company.test.as('REP', { name: 'Sun', unit: 'north' })
    const given = await act(company.manager, 'reassignOpportunity', { id, expectedVersion: version, toPersonId: `Person:${successor.personId}` }, 'opportunity')
    expect(given.code).toBeUndefined()
    const deal = await dealOf(successor)
    expect(deal).toMatchObject(whole)
    expect(deal!.splits.totalCount).toBeGreaterThan(0)
    expect(await dealOf(company.rep)).toBeNull()
    const { needItems, quotes } = await ask<Record<'needItems' | 'quotes', { totalCount: number }>>(company.rep, '{ needItems { totalCount } quotes { totalCount } }')
    expect([needItems.totalCount, quotes.totalCount]).toEqual([0, 0])
  })
})
