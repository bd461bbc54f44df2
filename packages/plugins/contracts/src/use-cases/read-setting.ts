import type { Context } from '../context.ts'
import { usualRemindDays } from '../domain/reminders.ts'

export interface Setting {
  readonly remindExpiryDays: number
  readonly remindObligationDays: number
}

/** How the company looks after its contracts. */
export async function readSetting(context: Context): Promise<Setting> {
  const system = context.system('how contracts are looked after holds for everybody')
  return (await system.contractSetting.findFirst({ orderBy: { key: 'asc' }, select: { remindExpiryDays: true, remindObligationDays: true } })) ?? usualRemindDays
}
