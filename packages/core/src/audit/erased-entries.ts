import { createHash } from 'node:crypto'
import type { Ask } from './verify-chain.ts'
import { entryText } from './entry-text.ts'

/** An entry that was erased from, or should have been. */
export interface ErasedEntry {
  readonly sequence: number
  /** Whether the last erasure in the chain that names it says just what remains of it. */
  readonly isAsSaid: boolean
}

interface Row {
  readonly id: string
  readonly sequence: string
  readonly entry: string
  readonly said: string | null
  readonly said_at: string | null
}

const atOnce = 1_000

/** Erasures of the records that these entries are of; the newest that names an entry counts. */
const statement = `
  with wanted as (select value::uuid as id from jsonb_array_elements_text($1::jsonb)),
  record as (select distinct e.model, e.record_id from core.history_entry e join wanted on wanted.id = e.id),
  named as (
    select distinct on (entry.key) entry.key as id, entry.value as said, s.sequence
    from record join core.history_entry erasure on erasure.model = record.model and erasure.record_id = record.record_id and erasure.action::text = 'ERASE'
    join core.audit_seal s on s.entry_id = erasure.id
    cross join lateral jsonb_each_text(erasure.changes #> '{entries,1}') entry
    where entry.key in (select id::text from wanted)
    order by entry.key, s.sequence desc)
  select e.id, s.sequence::text, ${entryText} as entry, named.said, named.sequence::text as said_at
  from wanted join core.history_entry e on e.id = wanted.id join core.audit_seal s on s.entry_id = e.id left join named on named.id = e.id::text`

/** What erasures say of these entries, beside what is there. That an erasure is itself as it was written is seen when the chain gets to it. */
export async function readErased(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, ErasedEntry>> {
  const found = new Map<string, ErasedEntry>()
  for (let from = 0; from < ids.length; from += atOnce) {
    for (const { id, sequence, entry, said, said_at: saidAt } of await ask<Row>(statement, [JSON.stringify(ids.slice(from, from + atOnce))])) {
      const isAsSaid = said === createHash('sha256').update(entry).digest('hex') && Number(saidAt) > Number(sequence)
      found.set(id, { sequence: Number(sequence), isAsSaid })
    }
  }
  return found
}
