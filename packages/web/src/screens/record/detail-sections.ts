import type { FieldMeta, Label, ResourceMeta } from '@tenon/core/metadata'
import { fieldsNamed, valueOf, type ResourceRecord } from '../../data/record.ts'
import { isShown } from '../form/form-fields.ts'

export interface DetailSection {
  readonly label: Label | null
  readonly fields: readonly FieldMeta[]
}

const KEPT = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version', 'id'])

/** The sections of the form with all that may be seen in them; fields of no section come last. */
export function detailSections(meta: ResourceMeta, record: ResourceRecord): readonly DetailSection[] {
  const values = Object.fromEntries(meta.fields.map((field) => [field.name, valueOf(field, record)]))
  const shown = (field: FieldMeta) => isShown(field, values) || !isEmpty(values[field.name])
  const sections = meta.form.sections.map(({ label, fields }) => ({ label, fields: fieldsNamed(meta, fields).filter(shown) }))
  const placed = new Set(meta.form.sections.flatMap((section) => section.fields))
  const others = meta.fields.filter((field) => !placed.has(field.name) && !KEPT.has(field.name) && field.kind !== 'json' && shown(field))
  const first = sections[0]
  // Most often these are numbers and dates that the system keeps: they belong to what the record is about.
  const joined = first ? [{ ...first, fields: [...first.fields, ...others] }, ...sections.slice(1)] : [{ label: null, fields: others }]
  return joined.filter((section) => section.fields.length > 0)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}
