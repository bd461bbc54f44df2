import { notify, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { addDays, toDay } from '../domain/days.ts'
import { findForgotten } from './recycle.ts'
import type { Policy } from './read-policy.ts'

/** Policy: "auto-recycle, with a reminder before." Owners hear of it once for each customer and day on which it would go. */
export async function remindOwners(context: Context, policy: Policy): Promise<void> {
  if (policy.remindDaysBefore === 0) return
  for (const { id, ownerId, lastContactAt, lastDealAt, since } of await findForgotten(context, policy, addDays(context.today(), policy.remindDaysBefore))) {
    const key = `recycle:${id}:${[lastContactAt, since, ...(lastDealAt === null ? [] : [lastDealAt])].map((at) => (at === null ? '-' : toDay(at))).join(':')}`
    await notify(context as unknown as RequestContext, { to: [ownerId], kind: 'customers.recycling', params: { days: policy.remindDaysBefore }, link: { model: 'Customer', id }, key })
  }
}
