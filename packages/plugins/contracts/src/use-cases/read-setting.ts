import type { Context } from '../context.ts'
import { usualRemindDays } from '../domain/reminders.ts'

export type Setting = Readonly<Record<keyof typeof usualRemindDays, number>>

/** How the company looks after its contracts. */
export async function readSetting(context: Context): Promise<Setting> {
  const system = context.system('how contracts are looked after holds for everybody')
  const select = { remindExpiryDays: true, remindObligationDays: true, remindOverdueDays: true, remindUnsignedDays: true } as const
  return (await system.contractSetting.findFirst({ orderBy: { key: 'asc' }, select })) ?? usualRemindDays
}
