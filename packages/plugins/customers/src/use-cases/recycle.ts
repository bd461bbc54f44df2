import type { Context } from '../context.ts'
import { addDays, toDate, toDay } from '../domain/days.ts'
import { handOver } from './pool.ts'
import type { Policy } from './read-policy.ts'

/** The rows that go back into the pool when nothing happens until `on`; null where nothing ever does. */
export function recyclable(policy: Policy, on: string): object | null {
  const rules: object[] = []
  if (policy.recycleNoContactDays > 0) {
    const before = toDate(addDays(on, -policy.recycleNoContactDays))
    rules.push({ AND: [{ OR: [{ lastContactAt: null }, { lastContactAt: { lt: before } }] }, { createdAt: { lt: before } }] })
  }
  if (policy.recycleNoDealDays > 0) {
    const before = toDate(addDays(on, -policy.recycleNoDealDays))
    rules.push({ AND: [{ OR: [{ lastPurchaseOn: null }, { lastPurchaseOn: { lt: before } }] }, { createdAt: { lt: before } }] })
  }
  if (rules.length === 0) return null
  return { ownerId: { not: null }, poolProtected: false, blacklisted: false, mergedIntoId: null, lifecycle: { not: 'LOST' }, holds: { none: {} }, OR: rules }
}

/**
 * Every night: back into the pool goes who was neither spoken to nor bought for long. Whoever got a customer lately has the
 * whole time again: the clock starts with the owner.
 */
export async function recycleCustomers(context: Context, policy: Policy): Promise<number> {
  const where = recyclable(policy, context.today())
  if (where === null) return 0
  const system = context.system('customers that nobody takes care of go back into the pool')
  const rows = await system.customer.findMany({ where: where as never, select: { id: true, ownershipSpans: { where: { current: true }, select: { beganAt: true } } }, orderBy: { id: 'asc' }, take: 2_000 })
  let count = 0
  for (const { id, ownershipSpans } of rows) {
    if (isNewWithOwner(ownershipSpans, policy, context.today())) continue
    await handOver(context, id, { ownerId: null, teamId: null, reason: 'RECYCLED' }, system)
    count++
  }
  return count
}

export function isNewWithOwner(current: readonly { readonly beganAt: Date }[], policy: Policy, on: string): boolean {
  const days = Math.min(...[policy.recycleNoContactDays, policy.recycleNoDealDays].filter((limit) => limit > 0))
  return current.some(({ beganAt }) => toDay(beganAt) > addDays(on, -days))
}
