import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from './client.ts'
import type { ResourceRecord } from './record.ts'
import type { WriteOutcome } from './write-outcome.ts'

/** Changes that are looked at: whoever looked away for longer looks again. */
const MOST = 20

export interface Reading {
  readonly client: Pick<DataClient, 'query'>
  readonly meta: Pick<ResourceMeta, 'name' | 'operations'>
  /** As it was read. */
  readonly record: Pick<ResourceRecord, 'id' | 'version'>
  /** Global id of the person. */
  readonly me: string | null
}

interface Newest {
  readonly record: { readonly version: number; readonly history: { readonly nodes: readonly { readonly actor: { readonly id: string } | null }[] } } | null
}

/**
 * Writes over the version that was read. Where the record changed since by the person's own doing, such as a field that was
 * saved a moment ago, it is written over the newest version: there is nothing in it that she does not know. Throws DataError.
 */
export async function writeOver(reading: Reading, send: (version: number) => Promise<WriteOutcome>): Promise<WriteOutcome> {
  const outcome = await send(reading.record.version)
  if (outcome.ok || outcome.refusal.kind !== 'conflict' || outcome.refusal.currentVersion === null) return outcome
  return (await isOwn(reading, outcome.refusal.currentVersion)) ? send(outcome.refusal.currentVersion) : outcome
}

/** Whether all changes up to this version are the person's own, or what the system made of hers. */
async function isOwn({ client, meta, record: { id, version }, me }: Reading, newest: number): Promise<boolean> {
  const first = newest - version
  if (me === null || first < 1 || first > MOST) return false
  const document = `query ${meta.name}Newest($id: ID!, $first: Int!) { record: ${meta.operations.one}(id: $id) { id version history(first: $first) { nodes { actor { id } } } } }`
  // What cannot be found out is taken for somebody else's.
  const answer = await client.query<Newest | undefined>(document, { id, first }, { fresh: true }).catch(() => undefined)
  if (answer?.record?.version !== newest) return false
  const actors = answer.record.history.nodes.map(({ actor }) => actor?.id ?? null)
  return actors.length === first && actors.includes(me) && actors.every((actor) => actor === me || actor === null)
}
