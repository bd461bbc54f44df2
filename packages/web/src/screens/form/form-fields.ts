import type { FieldMeta, Label, ResourceMeta } from '@tenon/core/metadata'
import { fieldsNamed, isReference } from '../../data/record.ts'
import { uuidOf } from '../../data/ids.ts'

export type Values = Readonly<Record<string, unknown>>

export interface FormSection {
  readonly label: Label | null
  readonly fields: readonly FieldMeta[]
}

/** The sections of a form with the fields that a person may fill in now; sections without any are left out. */
export function formSections(meta: ResourceMeta, values: Values): readonly FormSection[] {
  return meta.form.sections
    .map(({ label, fields }) => ({ label, fields: fieldsNamed(meta, fields).filter((field) => isAsked(field) && isShown(field, values)) }))
    .filter((section) => section.fields.length > 0)
}

/** Every field of the form, whatever is shown now. */
export function formFields(meta: ResourceMeta): readonly FieldMeta[] {
  return meta.form.sections.flatMap(({ fields }) => fieldsNamed(meta, fields)).filter(isAsked)
}

export function isAsked(field: FieldMeta): boolean {
  return !field.readOnly && field.kind !== 'id'
}

/** Whether the field's condition holds: it is shown only while another field has one of some values. */
export function isShown(field: FieldMeta, values: Values): boolean {
  if (!field.showWhen) return true
  const value = values[field.showWhen.field] ?? null
  const comparable: readonly unknown[] = isReference(value) ? [value.id, uuidOf(value.id), value.title] : [value]
  return field.showWhen.in.some((one) => comparable.includes(one))
}

/** What is meant: a field whose condition no longer holds is emptied; one that was not shown to begin with stays as it was. */
export function meantValues(meta: ResourceMeta, values: Values, before: Values): Values {
  const meant = (field: FieldMeta) => {
    if (isShown(field, values)) return values[field.name] ?? null
    return isShown(field, before) ? null : (before[field.name] ?? null)
  }
  return Object.fromEntries(formFields(meta).map((field) => [field.name, meant(field)]))
}

/** Fields that want the whole width of the form. */
export function isWide(field: FieldMeta): boolean {
  return field.kind === 'longtext' || field.kind === 'richtext' || field.kind === 'tags' || field.kind === 'json'
}
