import type { ResourceMeta } from '@tenon/core/metadata'
import type { ResourceRecord } from '../../data/record.ts'
import type { SlotName } from '../../module.ts'

/** What a component in a slot of a record's page gets. */
export interface RecordSlotProps {
  /** GraphQL id. */
  readonly id: string
  /** With all fields that the caller may see; references as `{ id, <title field> }`. */
  readonly record: ResourceRecord
  readonly meta: ResourceMeta
  /** Asks for the record again, and lists for it: to be called after a change. */
  readonly reload: () => void
}

export type RecordPlace = 'tabs' | 'aside' | 'actions'

/**
 * The place on a record's page where plugins add to it: `customers:customer.tabs@1`. What is put there gets
 * `{ id, record, meta, reload }`; a tab is named by the message `{plugin}.tab.{entry id}`.
 */
export function recordSlot(meta: ResourceMeta, place: RecordPlace): SlotName {
  const name = meta.name.charAt(0).toLowerCase() + meta.name.slice(1)
  return `${meta.plugin}:${name}.${place}@1` as SlotName
}
