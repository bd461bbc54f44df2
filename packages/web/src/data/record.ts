import type { FieldMeta, Label, ResourceMeta } from '@tenon/core/metadata'
import { uuidOf } from './ids.ts'

/** A record as it came: `id`, `version` and the fields that the document asked for. */
export interface ResourceRecord {
  readonly id: string
  readonly version: number
  readonly [field: string]: unknown
}

export interface Money {
  readonly amount: string
  readonly currency: string
}

export interface Reference {
  readonly id: string
  readonly title: string
}

/** The name of a record, or null where it may not be seen. Where a choice names it, such as a day of the week, `label` says it to the reader. */
export function titleOf(meta: Pick<ResourceMeta, 'titleField'> & Partial<Pick<ResourceMeta, 'fields'>>, record: ResourceRecord, label?: (label: Label) => string): string | null {
  const title = record[meta.titleField]
  // The id, where a resource has nothing that names its records, is no name for people.
  if (typeof title !== 'string' || title === '' || meta.titleField === 'id') return null
  const chosen = label && meta.fields?.find(({ name }) => name === meta.titleField)?.options?.find(({ value }) => value === title)
  return chosen ? label(chosen.label) : title
}

/** Value of a field in the form that screens and forms hold it: references are `{ id, title }`, an absent value is null. */
export function valueOf(field: FieldMeta, record: ResourceRecord): unknown {
  const value = record[field.name] ?? null
  return field.reference ? readReference(value, field.reference.titleField) : value
}

export function readReference(value: unknown, titleField: string): Reference | null {
  if (!isObject(value) || typeof value['id'] !== 'string') return null
  const title = value['title'] ?? value[titleField]
  return { id: value['id'], title: typeof title === 'string' && title !== '' ? title : uuidOf(value['id']).slice(-8) }
}

export function isMoney(value: unknown): value is Money {
  return isObject(value) && typeof value['amount'] === 'string' && typeof value['currency'] === 'string'
}

export function isReference(value: unknown): value is Reference {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['title'] === 'string'
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function fieldNamed(meta: ResourceMeta, name: string): FieldMeta | undefined {
  return meta.fields.find((field) => field.name === name)
}

/** The named fields, in that order, without those that the caller may not see. */
export function fieldsNamed(meta: ResourceMeta, names: readonly string[]): FieldMeta[] {
  return names.flatMap((name) => fieldNamed(meta, name) ?? [])
}
