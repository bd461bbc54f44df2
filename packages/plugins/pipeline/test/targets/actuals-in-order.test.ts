import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openCompany, type Company } from '../company.ts'

interface Page {
  readonly actualFacts: { readonly nodes: readonly { readonly note: string }[]; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } }
}

describe('what was reached, in the order of what each takes back', () => {
  let company: Company
  const metrics = ['SALES_AMOUNT', 'PROFIT', 'NEW_CUSTOMERS', 'COLLECTION'] as const

  beforeAll(async () => {
    company = await openCompany({ settings: { showReadPath: true } })
    const { rep, test } = company
    const create = async (note: string, metric: string, reversesId: string | null): Promise<string> => {
      const data = { factKey: note, sourceModule: 'manual', metric, personId: rep.personId, ownerId: rep.personId, on: new Date('2026-03-02'), amountMinor: 100n, currency: 'CNY', note, reversesId }
      return ((await test.app.base['actualFact']!['create']!({ data })) as { id: string }).id
    }
    // A fact is named by what it counts, which is a word with a place of its own among the others.
    for (const metric of [...metrics].reverse()) await create(`back ${metric}`, metric, await create(metric, metric, null))
  })
  afterAll(() => company.test.close())

  it.each(['ordinary', 'compiled'])('is read page by page without a gap, the %s way', async (path) => {
    const query = 'query ($after: String, $direction: OrderDirection) { actualFacts(first: 1, after: $after, orderBy: [{ field: REVERSES, direction: $direction }], filter: { note: { startsWith: "back" } }) { nodes { note } pageInfo { endCursor hasNextPage } } }'
    const read = async (direction: string): Promise<string[]> => {
      const notes: string[] = []
      for (let after: string | null = null; ;) {
        const page: Page['actualFacts'] = (await ask<Page>(company.rep, query, { after, direction }, { 'tenon-read-path': path })).actualFacts
        notes.push(...page.nodes.map(({ note }) => note))
        if (!page.pageInfo.hasNextPage) return notes
        after = page.pageInfo.endCursor
      }
    }
    expect(await read('ASC')).toEqual(metrics.map((metric) => `back ${metric}`))
    expect(await read('DESC')).toEqual(metrics.map((metric) => `back ${metric}`).reverse())
  })
})
