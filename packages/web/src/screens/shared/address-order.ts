import type { FieldMeta } from '@tenon/core/metadata'

/** The parts of an address by the names of their fields, from the largest to the smallest. */
const PARTS = ['country', 'region', 'province', 'state', 'city', 'district', 'address', 'street']
/** Where the smallest comes first, the post code stands before the country. */
const POST_CODE = new Set(['postalCode', 'postCode', 'zip'])

/**
 * Fields in the order in which an address is written: 国家, 省市, 地址 in Chinese, Japanese and Korean, and from the street to the country elsewhere.
 * Only the parts of an address change places with each other; a single one stays where it is.
 */
export function inAddressOrder(fields: readonly FieldMeta[], locale: string): readonly FieldMeta[] {
  const parts = fields.filter(({ name }) => rank(name) >= 0)
  if (parts.length < 2) return fields
  const sign = /^(?:zh|ja|ko)\b/.test(locale) ? 1 : -1
  const sorted = parts.toSorted((left, right) => sign * (rank(left.name) - rank(right.name)))
  return fields.map((field) => (rank(field.name) >= 0 ? sorted[parts.indexOf(field)]! : field))
}

function rank(name: string): number {
  return POST_CODE.has(name) ? 0.5 : PARTS.indexOf(name)
}
