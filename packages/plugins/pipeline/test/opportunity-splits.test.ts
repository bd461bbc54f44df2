import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from './company.ts'

describe('whose credit an opportunity is', () => {
  let company: Company
  let id: string
  beforeAll(async () => {
    company = await openCompany()
    id = (await createDeal(company.rep, { name: 'Shared', stageId: company.stages['DISCOVERY'], amount: { amount: '580000.00' } })).opportunity.id
  })
  afterAll(() => company.test.close())

  const split = async (caller: Company['rep'], shares: readonly { person: Company['rep']; shareBp: number; overlay?: boolean }[]) => {
    const query = 'mutation ($input: SplitOpportunityInput!) { splitOpportunity(input: $input) { __typename ... on Error { code message } ... on SplitOpportunityPayload { opportunity { splits(orderBy: [{ field: SHARE_BP, direction: DESC }]) { nodes { person { id } shareBp kind } } } } } }'
    const input = { id, shares: shares.map(({ person, ...share }) => ({ ...share, personId: `Person:${person.personId}` })) }
    return (await ask<{ splitOpportunity: { code?: string; message?: string; opportunity?: { splits: { nodes: { shareBp: number; kind: string }[] } } } }>(caller, query, { input })).splitOpportunity
  }

  it('is split 70 to 30 between two, and an overlay comes on top', async () => {
    const { rep, otherRep, manager } = company
    const result = await split(rep, [{ person: rep, shareBp: 7_000 }, { person: otherRep, shareBp: 3_000 }, { person: manager, shareBp: 500, overlay: true }])
    expect(result.opportunity!.splits.nodes.map(({ shareBp, kind }) => [shareBp, kind])).toEqual([[7_000, 'REVENUE'], [3_000, 'REVENUE'], [500, 'OVERLAY']])
  })

  it('is refused where the revenue shares do not make up 100 %', async () => {
    const { rep, otherRep } = company
    expect(await split(rep, [{ person: rep, shareBp: 6_999 }, { person: otherRep, shareBp: 3_000 }])).toMatchObject({ code: 'SPLIT_TOTAL', message: expect.stringContaining('99.99 %') })
    expect(await split(rep, [{ person: rep, shareBp: 10_500 }, { person: otherRep, shareBp: -500 }])).toMatchObject({ code: 'SPLIT_TOTAL' })
  })

  it('is replaced as a whole, never half', async () => {
    const { rep } = company
    expect((await split(rep, [{ person: rep, shareBp: 10_000 }])).opportunity!.splits.nodes).toHaveLength(1)
  })

  it('is not for somebody who may not change the deal', async () => {
    const { rep, otherRep } = company
    expect(await split(otherRep, [{ person: rep, shareBp: 10_000 }])).toMatchObject({ code: 'NOT_FOUND' })
  })
})
