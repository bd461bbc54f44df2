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

export type RecordPlace = 'tabs' | 'aside' | 'actions' | 'bulk' | 'form' | 'print'

/** What a component above a form's buttons gets: `customers:customer.form@1`. */
export interface FormSlotProps {
  /** GraphQL id; null for a new record. */
  readonly id: string | null
  readonly meta: ResourceMeta
  /** By the names of the fields, as they are now. */
  readonly values: Readonly<Record<string, unknown>>
}

/** What a component beside a list's selection gets: `customers:customer.bulk@1`. */
export interface BulkSlotProps {
  /** GraphQL ids of the chosen records. */
  readonly ids: readonly string[]
  readonly meta: ResourceMeta
  /** Lets go of the selection and asks for the list again: to be called after a change. */
  readonly reload: () => void
}

/**
 * The place on a record's page where plugins add to it: `customers:customer.tabs@1`. What is put there gets
 * `{ id, record, meta, reload }`; a tab is named by the message `{plugin}.tab.{entry id}`.
 */
export function recordSlot(meta: ResourceMeta, place: RecordPlace): SlotName {
  const name = meta.name.charAt(0).toLowerCase() + meta.name.slice(1)
  return `${meta.plugin}:${name}.${place}@1` as SlotName
}
