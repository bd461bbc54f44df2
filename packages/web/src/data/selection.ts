import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'

/** What to ask of a field: money and references have parts, everything else is a leaf. */
export function selectField(field: FieldMeta): string {
  if (field.kind === 'money') return `${field.name} { amount currency }`
  if (field.reference) return `${field.name} { ${words('id', field.reference.titleField)} }`
  return field.name
}

/** The parts of a record that the fields need, with its id, version and title: the same text for the same set, in any order. */
export function selectRecord(meta: ResourceMeta, names: Iterable<string>): string {
  const wanted = new Set([meta.titleField, ...names])
  const fields = meta.fields.filter((field) => wanted.has(field.name) && field.name !== 'id' && field.name !== 'version').map(selectField)
  return ['id', 'version', ...fields].join(' ')
}

/** Fields of one level, each named once. */
export function words(...names: string[]): string {
  return [...new Set(names)].join(' ')
}

/** EXPECTED_CLOSE_ON for expectedCloseOn: how order and group enums name a field. */
export function enumName(field: string): string {
  return field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

export function orderName(field: FieldMeta): string {
  return field.orderField ?? enumName(field.name)
}
