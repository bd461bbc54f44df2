import type { DataClient, Variables } from '../../data/client.ts'
import type { ResourceRecord } from '../../data/record.ts'

/** Answers lists with fixed records and says yes to every write: the page of the kit has no server. */
export function sampleClient(records: readonly ResourceRecord[]): DataClient {
  return {
    query: (async () => ({ page: { nodes: records, pageInfo: { hasNextPage: false, endCursor: null } } })) as DataClient['query'],
    mutate: (async (_document: string, variables: Variables) => ({ result: { __typename: 'Payload', record: changed(records, variables['input'] as ResourceRecord) } })) as DataClient['mutate'],
    watch: () => () => undefined,
    onWrite: () => () => undefined,
    touched: () => undefined,
    wrote: () => false,
  }
}

/** Views that somebody keeps. */
export function sampleViews(): Pick<DataClient, 'query' | 'mutate'> {
  const view = (id: string, name: string, state: string, team: string | null) => ({ id, version: 1, name, state, sharedWith: team === null ? null : { id: team, name: team }, createdBy: { id: 'Person:0' } })
  const answer = { savedViews: { nodes: [view('SavedView:1', 'This week', 'view=calendar', null), view('SavedView:2', '华东区的演示', 'view=gallery', 'East')] }, chosen: null }
  return { query: (async () => answer) as DataClient['query'], mutate: (async () => ({})) as DataClient['mutate'] }
}

function changed(records: readonly ResourceRecord[], input: ResourceRecord): ResourceRecord {
  const before = records.find(({ id }) => id === input.id)
  return { ...before, ...input, version: (before?.version ?? 0) + 1 }
}
