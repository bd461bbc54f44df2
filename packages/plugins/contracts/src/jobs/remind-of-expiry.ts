import { notify, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { reminderSpan } from '../domain/reminders.ts'
import { dayOf } from '../rows.ts'
import { endsBetween } from '../use-cases/effective-end.ts'
import { readSetting } from '../use-cases/read-setting.ts'

/** "Expiry reminders": the owner hears once for each end of a contract; a new end, as that of an amendment that prolongs it, is a new reminder. */
export async function remindOfExpiry(context: Context): Promise<void> {
  const { from, until } = reminderSpan(context.today(), (await readSetting(context)).remindExpiryDays)
  const rows = await context.system('owners hear before a contract expires').contract.findMany({
    where: { ...endsBetween(from, until), ownerId: { not: null } },
    select: { id: true, ownerId: true, effectiveEndOn: true },
    orderBy: [{ effectiveEndOn: 'asc' }, { id: 'asc' }],
  })
  for (const { id, ownerId, effectiveEndOn } of rows) {
    const day = dayOf(effectiveEndOn!)
    await notify(context as unknown as RequestContext, { to: [ownerId!], kind: 'contracts.expiring', params: { day }, link: { model: 'Contract', id }, key: `expires:${id}:${day}`, mail: true })
  }
}
