import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { listDocument } from '../../data/documents.ts'
import type { PageAnswer } from './keyset-list.svelte.ts'

const PAGE = 100
/** Records that are selected together at most: more is work for an import. */
export const MOST_SELECTED = 5000

/** The ids of all records that a view finds, in its order, and no more than can be selected. Throws DataError; `aborted` where it was given up. */
export async function matchingIds(client: Pick<DataClient, 'query'>, meta: ResourceMeta, variables: object, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const { page }: { page: PageAnswer } = await client.query(listDocument(meta, []), { first: PAGE, after, ...variables }, { signal, fresh: true })
    ids.push(...page.nodes.map(({ id }) => id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null && ids.length < MOST_SELECTED)
  return ids.slice(0, MOST_SELECTED)
}
