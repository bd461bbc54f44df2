import type { ResourceMeta } from '@tenon/core/metadata'
import type { ResourceRecord } from './record.ts'

/** What the person may do with one record, as it stands. */
export interface RecordRights {
  /** Names of the fields that may be changed. */
  readonly update: readonly string[]
  readonly delete: boolean
  /** Whether files may be added and removed. */
  readonly attach: boolean
}

/** Whether rights on single records are there to be asked for: a resource that nobody changes has none. */
export function hasRights({ operations }: Pick<ResourceMeta, 'operations'>): boolean {
  return operations.update !== null || operations.delete !== null
}

/** What was answered with the record; null where it was not asked for. */
export function rightsOf({ may }: ResourceRecord): RecordRights | null {
  return (may as RecordRights | undefined) ?? null
}

/** A resource as it is for one record: whoever draws pages and forms from it offers no more than the record allows. */
export function ofRecord(meta: ResourceMeta, record: ResourceRecord): ResourceMeta {
  const rights = rightsOf(record)
  if (!rights) return meta
  const open = new Set(rights.update)
  return {
    ...meta,
    may: { ...meta.may, update: meta.may.update && open.size > 0, delete: meta.may.delete && rights.delete },
    fields: meta.fields.map((field) => (field.readOnly || open.has(field.name) ? field : { ...field, readOnly: true })),
  }
}
