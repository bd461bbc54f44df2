import { phoneKey } from '@tenon/customers'
import { emailKey } from '../../domain/lead-keys.ts'
import { dateOf } from '../../days.ts'
import type { Context, LeadRow } from './lead-context.ts'

/** Who works at these customers, as far as the caller sees them, those who are there longest first. */
export function contactsAt(context: Context, customerIds: readonly string[]) {
  const stays = { OR: [{ validTo: null }, { validTo: { gt: dateOf(context.today()) } }] }
  return context.db.contact.findMany({ where: { customerId: { in: [...customerIds] }, erasedAt: null, ...stays }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

type Person = Pick<LeadRow, 'name' | 'email' | 'phone'>

/** By mail or phone; by name only where the lead has neither. */
export function isSamePerson(lead: Person, contact: Person): boolean {
  const [email, phone] = [emailKey(lead.email), phoneKey(lead.phone ?? '')]
  if (email === null && phone === null) return contact.name === lead.name
  return (email !== null && emailKey(contact.email) === email) || (phone !== null && phoneKey(contact.phone ?? '') === phone)
}
