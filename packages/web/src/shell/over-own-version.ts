import type { Shell } from './shell.svelte.ts'
import { askGraphql, type AfterAnswer } from './shell-fetch.ts'

/** Changes that are looked at: whoever looked away for longer looks again. */
const MOST = 20

interface Sent {
  readonly body: { readonly variables: { readonly input: Readonly<Record<string, unknown>> } }
  readonly type: string
  readonly id: string
  readonly version: number
}

interface Newest {
  readonly nodes: readonly ({ readonly version?: number; readonly history?: { readonly nodes: readonly { readonly actor: { readonly id: string } | null }[] } } | null)[]
}

/**
 * For mutations that a plugin sends by itself. One that is refused because the record changed since is sent once more over the newest version, where every change
 * since then is the person's own, or what the system made of hers: there is nothing in it that she does not know. The screens do that for their own writes.
 */
export function overOwnVersion(shell: Shell): AfterAnswer {
  return async (response, input, init) => {
    const sent = readSent(input, init)
    if (!sent || !response.ok || !(await isConflict(response.clone()))) return response
    const version = await newestOwn(shell, sent).catch(() => null)
    if (version === null) return response
    const headers = new Headers(init?.headers)
    if (headers.has('idempotency-key')) headers.set('idempotency-key', crypto.randomUUID())
    headers.set('x-request-id', crypto.randomUUID()) // it is not looked at again
    const body = { ...sent.body, variables: { ...sent.body.variables, input: { ...sent.body.variables.input, expectedVersion: version } } }
    return shell.fetch(input, { ...init, headers, body: JSON.stringify(body) })
  }
}

function readSent(input: RequestInfo | URL, init: RequestInit | undefined): Sent | null {
  if (input !== '/graphql' || typeof init?.body !== 'string' || !init.body.includes('"expectedVersion"')) return null
  if (new Headers(init.headers).has('x-request-id')) return null // the screens know what to do themselves
  const body = JSON.parse(init.body) as Sent['body']
  const { id, expectedVersion } = (body.variables as Partial<Sent['body']['variables']> | undefined)?.input ?? {}
  const [, type] = typeof id === 'string' ? (/^([A-Z]\w*):/.exec(id) ?? []) : []
  return type !== undefined && typeof expectedVersion === 'number' ? { body, type, id: id as string, version: expectedVersion } : null
}

async function isConflict(response: Response): Promise<boolean> {
  const { data } = (await response.json()) as { data?: Readonly<Record<string, { readonly __typename?: string } | null>> | null }
  return Object.values(data ?? {}).some((result) => result?.__typename === 'ConflictError')
}

/** The newest version where all changes up to it are the person's own; null where they are not, or where it cannot be found out. */
async function newestOwn(shell: Shell, { type, id, version }: Sent): Promise<number | null> {
  const me = shell.me?.id ?? null
  const answer = await askGraphql<Newest>(shell.fetch, `query Newest($ids: [ID!]!, $first: Int!) { nodes(ids: $ids) { ... on ${type} { version history(first: $first) { nodes { actor { id } } } } } }`, { ids: [id], first: MOST })
  const found = answer?.nodes?.[0]
  const since = (found?.version ?? 0) - version
  if (me === null || since < 1 || since > MOST) return null
  const actors = (found?.history?.nodes ?? []).slice(0, since).map(({ actor }) => actor?.id ?? null)
  return actors.length === since && actors.includes(me) && actors.every((actor) => actor === me || actor === null) ? found!.version! : null
}
