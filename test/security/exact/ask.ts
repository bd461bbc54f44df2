import type { Answer, TestCaller } from '@tenon/core/testing'
import { constantCase, type Resource } from './answers.ts'
import type { Filter } from './meaning.ts'
import type { OrderStep } from './order.ts'

export interface ListQuestion {
  readonly selection: string
  readonly first: number
  readonly filter?: Filter
  readonly orderBy?: readonly OrderStep[]
}

export interface ListAnswer {
  readonly nodes: readonly Readonly<Record<string, unknown>>[]
  /** As every page told it. */
  readonly totals: readonly number[]
  /** The code of the first refusal, which ends the reading. */
  readonly refused: string | null
}

/** Reads a whole list page by page. */
export async function readList(caller: TestCaller, { name, many }: Resource, { selection, first, filter, orderBy }: ListQuestion): Promise<ListAnswer> {
  const nodes: Record<string, unknown>[] = []
  const totals: number[] = []
  const query = `query ($first: Int, $after: String, $filter: ${name}Filter, $orderBy: [${name}Order!]) { ${many}(first: $first, after: $after, filter: $filter, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor } nodes { ${selection} } } }`
  const order = orderBy?.map(({ field, direction }) => ({ field: constantCase(field), direction }))
  for (let after: string | null = null; ;) {
    const { data, errors }: Answer<Record<string, Page>> = await caller.graphql(query, { first, after, ...(filter ? { filter } : {}), ...(order ? { orderBy: order } : {}) })
    const page: Page | undefined = data?.[many]
    if (!page) return { nodes, totals, refused: `${errors?.[0]?.extensions?.code ?? 'NO_CODE'}: ${errors?.[0]?.message ?? ''}` }
    nodes.push(...page.nodes)
    totals.push(page.totalCount)
    if (!page.pageInfo.hasNextPage || nodes.length > 500) return { nodes, totals, refused: null }
    after = page.pageInfo.endCursor
  }
}

interface Page {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly Record<string, unknown>[]
}

export async function countOf(caller: TestCaller, { name, one }: Resource, filter?: Filter): Promise<unknown> {
  const answer = await caller.graphql<Record<string, readonly { readonly count: number }[]>>(`query ($filter: ${name}Filter) { ${one}Aggregate(filter: $filter) { count } }`, filter ? { filter } : {})
  return answer.data?.[`${one}Aggregate`]?.[0]?.count ?? JSON.stringify(answer)
}
