import { notify, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { reminderSpan } from '../domain/reminders.ts'
import { dateOf, dayOf } from '../rows.ts'
import { readSetting } from '../use-cases/read-setting.ts'

/**
 * "Obligations of both sides": whoever is responsible hears before one is due, be it ours to do or the customer's to be reminded of. That is the
 * owner of the obligation, and where it has none, of its contract. Once for each day that it is due on.
 */
export async function remindOfObligations(context: Context): Promise<void> {
  const { from, until } = reminderSpan(context.today(), (await readSetting(context)).remindObligationDays)
  const rows = await context.system('whoever is responsible hears before an obligation is due').obligation.findMany({
    where: { status: 'OPEN', dueOn: { gte: dateOf(from), lte: dateOf(until) }, contract: { status: { in: ['SIGNED', 'EXPIRED'] } } },
    select: { id: true, party: true, ownerId: true, dueOn: true, contract: { select: { ownerId: true } } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  })
  for (const { id, party, ownerId, dueOn, contract } of rows) {
    const responsible = ownerId ?? contract.ownerId
    if (responsible === null) continue
    const day = dayOf(dueOn!)
    await notify(context as unknown as RequestContext, { to: [responsible], kind: party === 'US' ? 'contracts.ourDuty' : 'contracts.theirDuty', params: { day }, link: { model: 'Obligation', id }, key: `obligation:${id}:${day}` })
  }
}
