import { notify, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { lastDay } from '../domain/contract-end.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { reminderSpan } from '../domain/reminders.ts'
import { dateOf, maybeDay } from '../rows.ts'
import { readSetting } from '../use-cases/read-setting.ts'

/** Contracts that run out sooner or later, so that somebody may want to renew them. */
export const runningStates = ['SIGNED', 'SUSPENDED', 'FULFILLED'] as const

/** "Expiry reminders": the owner hears once for each end of a contract; a new end, as that of an amendment that prolongs it, is a new reminder. */
export async function remindOfExpiry(context: Context): Promise<void> {
  const { from, until } = reminderSpan(context.today(), (await readSetting(context)).remindExpiryDays)
  const span = { gte: dateOf(from), lte: dateOf(until) }
  const binding = { in: [...bindingStates] }
  const rows = await context.system('owners hear before a contract expires').contract.findMany({
    where: { status: { in: [...runningStates] }, type: { not: 'AMENDMENT' }, ownerId: { not: null }, OR: [{ endOn: span }, { amendments: { some: { status: binding, endOn: span } } }] },
    select: { id: true, ownerId: true, endOn: true, amendments: { where: { status: binding }, select: { endOn: true } } },
    orderBy: [{ endOn: 'asc' }, { id: 'asc' }],
  })
  for (const { id, ownerId, endOn, amendments } of rows) {
    const day = lastDay([endOn, ...amendments.map((amendment) => amendment.endOn)].map(maybeDay))!
    if (day > until) continue
    await notify(context as unknown as RequestContext, { to: [ownerId!], kind: 'contracts.expiring', params: { day }, link: { model: 'Contract', id }, key: `expires:${id}:${day}`, mail: true })
  }
}
