import { notify, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { reminderSpan } from '../domain/reminders.ts'
import { dateOf, dayOf } from '../rows.ts'
import { readSetting } from '../use-cases/read-setting.ts'

/** Contracts that run out sooner or later, so that somebody may want to renew them. */
export const runningStates = ['SIGNED', 'SUSPENDED', 'FULFILLED'] as const

/** "Expiry reminders": the owner hears once for each end of a contract; a new end is a new reminder. */
export async function remindOfExpiry(context: Context): Promise<void> {
  const { from, until } = reminderSpan(context.today(), (await readSetting(context)).remindExpiryDays)
  const rows = await context.system('owners hear before a contract expires').contract.findMany({
    where: { status: { in: [...runningStates] }, type: { not: 'AMENDMENT' }, ownerId: { not: null }, endOn: { gte: dateOf(from), lte: dateOf(until) } },
    select: { id: true, ownerId: true, endOn: true },
    orderBy: [{ endOn: 'asc' }, { id: 'asc' }],
  })
  for (const { id, ownerId, endOn } of rows) {
    const day = dayOf(endOn!)
    await notify(context as unknown as RequestContext, { to: [ownerId!], kind: 'contracts.expiring', params: { day }, link: { model: 'Contract', id }, key: `expires:${id}:${day}`, mail: true })
  }
}
