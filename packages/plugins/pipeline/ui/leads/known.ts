export const KNOWN_LEAD = `query KnownLead($name: String, $company: String, $email: String, $phone: String, $creditCode: String, $exceptId: ID) {
  known: knownLead(name: $name, company: $company, email: $email, phone: $phone, creditCode: $creditCode, exceptId: $exceptId) { elsewhere lead { id name company status owner } customers { id name by } }
}`

export interface Known {
  readonly elsewhere: boolean
  readonly lead: { readonly id: string; readonly name: string | null; readonly company: string | null; readonly status: string | null; readonly owner: string | null } | null
  readonly customers: readonly { readonly id: string; readonly name: string; readonly by: readonly string[] }[]
}

/** What the form of a lead gives to what stands on it. */
export interface LeadForm {
  readonly id: string | null
  readonly values: Readonly<Record<string, unknown>>
}

const asked = ['name', 'company', 'email', 'phone', 'creditCode'] as const

/** What of a form tells who somebody is; null where there is nothing to ask by: a name alone is that of many. */
export function questionOf({ id, values }: LeadForm): Readonly<Record<string, string | null>> | null {
  const text = (name: string): string | null => (typeof values[name] === 'string' && values[name].trim().length > 1 ? values[name].trim() : null)
  const question = Object.fromEntries(asked.map((name) => [name, text(name)]))
  return asked.some((name) => name !== 'name' && question[name] !== null) ? { ...question, exceptId: id } : null
}

export function uuidOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
