import type { RequestContext } from '../context.ts'
import { weekdays } from './calendar-rows.ts'

/** Monday to Friday, nine to six; a company that takes its noon break off the clock switches it on. */
export async function seedWorkingHours(context: RequestContext): Promise<void> {
  for (const weekday of weekdays.slice(0, 5)) await context.db['workingHours']!.create({ data: { weekday } })
}
