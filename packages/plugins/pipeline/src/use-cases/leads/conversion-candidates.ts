import { missingId, rowIdOf } from '@tenon/core'
import { certain, findCustomers, type CustomerMatch } from './find-customers.ts'
import { contactsAt, isSamePerson } from './find-contacts.ts'
import type { Context } from './lead-context.ts'

export interface CandidateContact {
  readonly id: string
  readonly name: string
  readonly title: string | null
  /** By mail or phone: the conversion joins this one by itself. */
  readonly isSame: boolean
}

export interface Candidates {
  /** Those that the caller sees. */
  readonly customers: readonly (CustomerMatch & { readonly certain: boolean; readonly contacts: readonly CandidateContact[] })[]
  /** Somebody whose customers the caller does not see looks after it: converting would be refused. */
  readonly elsewhere: boolean
}

/** Customers that a lead may be. Of others' customers it says only that there is one, and that without a doubt. */
export async function conversionCandidates(context: Context, id: string): Promise<Candidates | null> {
  const lead = await context.db.lead.findUnique({ where: { id: rowIdOf(id, 'Lead') ?? missingId } })
  if (!lead) return null
  const matches = (await findCustomers(context, lead)).map((match) => ({ ...match, certain: match.by.some((way) => certain.has(way)) }))
  const visible = new Set((await context.db.customer.findMany({ where: { id: { in: matches.map((match) => match.id) } }, select: { id: true } })).map((row) => row.id))
  const [first] = matches.filter((match) => match.certain)
  const shown = matches.filter((match) => visible.has(match.id)).slice(0, 10)
  const people = await contactsAt(context, shown.map((match) => match.id))
  const contactsOf = (customerId: string): CandidateContact[] => people.flatMap((person) => (person.customerId === customerId ? [{ id: person.id, name: person.name, title: person.title, isSame: isSamePerson(lead, person) }] : []))
  return { customers: shown.map((match) => ({ ...match, contacts: contactsOf(match.id) })), elsewhere: first !== undefined && !visible.has(first.id) }
}
