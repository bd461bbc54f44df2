export type RequiredField = 'industry' | 'region' | 'address' | 'phone' | 'contact' | 'creditCode' | 'sizeBand'

/** What has to be known of every customer. */
export const requiredOfAll = ['industry', 'region', 'address', 'phone', 'contact'] as const
/** And of one that is no single person. */
export const requiredOfCompanies = ['creditCode', 'sizeBand'] as const
export const requiredFields: readonly RequiredField[] = [...requiredOfAll, ...requiredOfCompanies]

export interface KnownOf {
  readonly kind: string
  readonly industry: string | null
  readonly region: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly creditCode: string | null
  readonly sizeBand: string | null
  /** People who work there today. */
  readonly contacts: number
}

/** Policy: "completeness = filled required fields / required fields", of one customer; `missing` in the order in which people ask. */
export function completenessOf(known: KnownOf): { readonly bp: number; readonly missing: RequiredField[] } {
  const required = requiredFields.filter((field) => known.kind !== 'PERSON' || !(requiredOfCompanies as readonly string[]).includes(field))
  const missing = required.filter((field) => (field === 'contact' ? known.contacts === 0 : !known[field]))
  return { bp: Math.round(((required.length - missing.length) * 10_000) / required.length), missing }
}
