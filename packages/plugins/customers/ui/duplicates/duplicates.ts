export const DUPLICATES = `query CustomerDuplicates($name: String, $creditCode: String, $website: String, $phone: String, $exceptId: ID) {
  found: customerDuplicates(name: $name, creditCode: $creditCode, website: $website, phone: $phone, exceptId: $exceptId) { elsewhere candidates { id name reasons } }
}`

export interface Found {
  readonly elsewhere: boolean
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly reasons: readonly string[] }[]
}

/** What a customer's form gives to what stands on it. */
export interface CustomerForm {
  readonly id: string | null
  readonly values: Readonly<Record<string, unknown>>
}

/** What of a form tells a customer; null where there is nothing to ask by yet. */
export function questionOf({ id, values }: CustomerForm): Readonly<Record<string, string | null>> | null {
  const text = (name: string): string | null => (typeof values[name] === 'string' && values[name].trim().length > 1 ? values[name].trim() : null)
  const asked = { name: text('name'), creditCode: text('creditCode'), website: text('website'), phone: text('phone') }
  return Object.values(asked).some((value) => value !== null) ? { ...asked, exceptId: id } : null
}
