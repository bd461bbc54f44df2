import type { Context } from '../context.ts'
import { addMonths, toDate } from '../domain/days.ts'
import { domainKey, phoneKey } from '../domain/match-key.ts'
import { letCustomersSleep } from './change-status.ts'
import { readPolicy } from './read-policy.ts'
import { recycleCustomers } from './recycle.ts'
import { remindOwners } from './remind-owners.ts'
import { nameKeyOf } from './write-customer.ts'

/** What every night does: who bought long ago is dormant, who is forgotten goes back into the pool. Also completes rows from before these rules. */
export async function keepUp(context: Context): Promise<{ readonly dormant: number; readonly recycled: number }> {
  const policy = await readPolicy(context)
  await completeKeys(context)
  await completeOwnership(context)
  const dormant = await letCustomersSleep(context, toDate(addMonths(context.today(), -policy.dormantAfterMonths)))
  const recycled = await recycleCustomers(context, policy)
  await remindOwners(context, policy)
  return { dormant, recycled }
}

/** Customers that came before duplicates were looked for. */
async function completeKeys(context: Context): Promise<void> {
  const system = context.system('the keys by which duplicates are found')
  const rows = await system.customer.findMany({ where: { matchName: null, mergedIntoId: null }, select: { id: true, name: true, website: true, phone: true }, take: 5_000 })
  if (rows.length === 0) return
  const nameKey = await nameKeyOf(context)
  for (const { id, name, website, phone } of rows) {
    await system.customer.update({ where: { id }, data: { matchName: nameKey(name), matchDomain: domainKey(website ?? ''), matchPhone: phoneKey(phone ?? '') } })
  }
}

/** Customers that came before the history of owners, or past it: theirs begins with the day on which they were entered. */
async function completeOwnership(context: Context): Promise<void> {
  const system = context.system('the history of owners is kept by the product')
  const rows = await system.customer.findMany({ where: { ownerId: { not: null }, mergedIntoId: null, ownershipSpans: { none: { current: true } } }, select: { id: true, ownerId: true, createdAt: true }, take: 5_000 })
  await system.ownershipSpan.createMany({ data: rows.map(({ id, ownerId, createdAt }) => ({ customerId: id, personId: ownerId!, beganAt: createdAt, reason: 'CREATED' as const, current: true })) })
}
