import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCompany, type Company } from './writing/company.ts'

/** Orders, pages and filters where something is hidden from the reader: each of these was once refused, or lost rows. */
describe('a list whose order has to do with hidden values', () => {
  let company: Company
  let reader: TestCaller | null = null
  // What is in the company differs with its modules: another is made until somebody sees some of the notes, and some not.
  beforeAll(async () => {
    for (let seed = 1; reader === null && seed <= 8; seed++) {
      await company?.app.close()
      company = await openCompany(seed)
      reader = await somebodyWhoSeesSome()
    }
  })
  afterAll(() => company?.app.close())

  const callerOf = async (role: string): Promise<TestCaller> => (await company.meet(role)).caller

  /** Which notes are shown to whom differs with what else is in the company. */
  const somebodyWhoSeesSome = async (): Promise<TestCaller | null> => {
    for (const role of company.roles) {
      const caller = await callerOf(role)
      const { data } = await caller.graphql<{ shapeNotes: { nodes: { body: string | null }[] } | null }>('{ shapeNotes(first: 100) { nodes { body } } }')
      const bodies = data?.shapeNotes?.nodes.map(({ body }) => body) ?? []
      if (bodies.includes(null) && bodies.some((body) => body !== null)) return caller
    }
    return null
  }

  test('opens where its author sorted it by what the reader never sees', async () => {
    const answer = await (await callerOf('LEGAL')).graphql('{ opportunityLines { totalCount nodes { id } } }')
    expect(answer).toEqual({ data: { opportunityLines: { totalCount: 0, nodes: [] } } })
  })

  test('opens inside of a record where its author sorted it by what is hidden on some rows', async () => {
    const answer = await (await callerOf('MANAGER')).graphql<{ shapes: { nodes: { children: { nodes: unknown[] } }[] } }>('{ shapes { nodes { children { nodes { id } } } } }')
    expect(answer.errors).toBeUndefined()
    expect(answer.data!.shapes.nodes.flatMap(({ children }) => children.nodes).length).toBeGreaterThan(0)
  })

  test('is still refused where the reader asks for such an order', async () => {
    const answer = await (await callerOf('LEGAL')).graphql('{ opportunityLines(orderBy: [{ field: OPPORTUNITY }]) { nodes { id } } }')
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_FILTER')
  })

  test.each(['ASC', 'DESC'])('is read to its end by a column that is never empty but hidden on some rows, %s', async (direction) => {
    const caller = reader!
    const bodies: (string | null)[] = []
    let total = 0
    for (let after: string | null = null, more = true; more;) {
      const { data, errors }: Awaited<ReturnType<typeof page>> = await page(caller, direction, after)
      expect(errors).toBeUndefined()
      bodies.push(...data!.shapeNotes.nodes.map(({ body }) => body))
      total = data!.shapeNotes.totalCount
      ;({ endCursor: after, hasNextPage: more } = data!.shapeNotes.pageInfo)
    }
    expect(bodies).toHaveLength(total)
    const hidden = bodies.filter((body) => body === null).length
    expect(hidden).toBeGreaterThan(0)
    expect(hidden).toBeLessThan(total)
    // Together, where the database puts what is missing.
    expect(direction === 'ASC' ? bodies.slice(-hidden) : bodies.slice(0, hidden)).toEqual(Array.from({ length: hidden }, () => null))
    const { data } = await caller.graphql<{ hidden: { totalCount: number }; shown: { totalCount: number } }>('{ hidden: shapeNotes(filter: { body: { isNull: true } }) { totalCount } shown: shapeNotes(filter: { body: { isNull: false } }) { totalCount } }')
    expect(data).toEqual({ hidden: { totalCount: hidden }, shown: { totalCount: total - hidden } })
  })
})

interface Notes { readonly shapeNotes: { readonly totalCount: number; readonly nodes: readonly { readonly body: string | null }[]; readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean } } }

function page(caller: TestCaller, direction: string, after: string | null) {
  return caller.graphql<Notes>(`query ($after: String) { shapeNotes(first: 2, after: $after, orderBy: [{ field: BODY, direction: ${direction} }]) { totalCount nodes { body } pageInfo { endCursor hasNextPage } } }`, { after })
}
