import type { CapturedLead } from '../../domain/captured-lead.ts'
import { keysOf } from '../../domain/lead-keys.ts'
import { nameKeyOf, type Context, type LeadRow } from './lead-context.ts'

/** What of somebody tells whether she is known. */
export type LeadNames = Pick<CapturedLead, 'name' | 'company' | 'email' | 'phone' | 'creditCode'>

/** The same lead, whoever has it, so that it stays one. */
export function findSame(context: Context, given: LeadNames, exceptId: string | null = null): Promise<LeadRow | null> {
  return findSameAmong(context, context.system('find the same lead again, whoever has it, so that it stays one'), given, exceptId)
}

/** The same lead among those that the caller sees, by what the caller sees of them. */
export function findOwnSame(context: Context, given: LeadNames, exceptId: string | null = null): Promise<LeadRow | null> {
  return findSameAmong(context, context.db, given, exceptId)
}

/** By credit code, mail or phone, in this order, or the same name at the same company, in any script. Leads that are closed are not opened again. */
async function findSameAmong(context: Context, database: Pick<Context['db'], 'lead'>, given: LeadNames, exceptId: string | null): Promise<LeadRow | null> {
  const nameKey = await nameKeyOf(context)
  const { companyKey, emailKey, phoneKey } = keysOf(nameKey, given)
  const open = { ...(exceptId === null ? {} : { id: { not: exceptId } }), status: { notIn: ['CONVERTED' as const, 'UNQUALIFIED' as const, 'DUPLICATE' as const] } }
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]
  const ways = [given.creditCode === null ? null : { creditCode: given.creditCode }, emailKey === null ? null : { emailKey }, phoneKey === null ? null : { phoneKey }]
  for (const way of ways) {
    const found = way && (await database.lead.findFirst({ where: { ...way, ...open }, orderBy }))
    if (found) return found
  }
  const colleagues = companyKey === null ? [] : await database.lead.findMany({ where: { companyKey, ...open }, orderBy })
  return colleagues.find(({ name }) => nameKey(name) === nameKey(given.name)) ?? null
}
