import { notify, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { addDays, toDay } from '../domain/days.ts'
import { isNewWithOwner, recyclable } from './recycle.ts'
import type { Policy } from './read-policy.ts'

/** Policy: "auto-recycle, with a reminder before." Owners hear of it once for each customer and day on which it would go. */
export async function remindOwners(context: Context, policy: Policy): Promise<void> {
  const on = addDays(context.today(), policy.remindDaysBefore)
  const where = recyclable(policy, on)
  if (where === null || policy.remindDaysBefore === 0) return
  const system = context.system('owners hear before a customer goes back into the pool')
  const rows = await system.customer.findMany({ where: where as never, select: { id: true, ownerId: true, lastContactAt: true, ownershipSpans: { where: { current: true }, select: { beganAt: true } } }, orderBy: { id: 'asc' }, take: 2_000 })
  for (const { id, ownerId, lastContactAt, ownershipSpans } of rows) {
    if (ownerId === null || isNewWithOwner(ownershipSpans, policy, on)) continue
    const key = `recycle:${id}:${lastContactAt === null ? '-' : toDay(lastContactAt)}:${ownershipSpans[0] ? toDay(ownershipSpans[0].beganAt) : '-'}`
    await notify(context as unknown as RequestContext, { to: [ownerId], kind: 'customers.recycling', params: { days: policy.remindDaysBefore }, link: { model: 'Customer', id }, key })
  }
}
