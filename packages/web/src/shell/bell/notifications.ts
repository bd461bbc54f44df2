import type { Shell } from '../shell.svelte.ts'
import { askGraphql } from '../shell-fetch.ts'

export interface Notice {
  readonly id: string
  readonly text: string
  readonly readAt: string | null
  readonly createdAt: string
  readonly record: { readonly path: string } | null
}

export interface NoticePage {
  readonly nodes: readonly Notice[]
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

const LIST = 'query Notifications($after: ID) { notifications(first: 20, after: $after) { nodes { id text readAt createdAt record { path } } hasNextPage endCursor } }'
const MARK = 'mutation MarkRead($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { __typename } }'

/** Null where the server was not reached. */
export async function readNotices({ fetch }: Pick<Shell, 'fetch'>, after: string | null): Promise<NoticePage | null> {
  const answer = await askGraphql<{ notifications: NoticePage }>(fetch, LIST, { after }).catch(() => null)
  return answer?.notifications ?? null
}

/** All of them where no ids are given. */
export async function markRead({ fetch }: Pick<Shell, 'fetch'>, ids: readonly string[] | null): Promise<void> {
  await askGraphql(fetch, MARK, { input: ids === null ? {} : { ids } }).catch(() => null)
}
