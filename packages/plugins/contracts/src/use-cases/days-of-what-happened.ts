import type { Context } from '../context.ts'
import { errors } from '../errors.ts'
import { dayOf } from '../rows.ts'

/** Refuses a day on which nothing can have happened yet: one after today in the zone of the company. */
export function requireHappened(context: Context, on: Date): void {
  if (dayOf(on) > context.today()) throw errors.HAPPENED_IN_THE_FUTURE({ day: dayOf(on), today: context.today() })
}

/** Refuses to take something back on a day on which it had not happened yet. Where that day is not known, nothing stands against it. */
export function requireNotBefore(on: Date, happened: Date | null): void {
  if (happened !== null && on < happened) throw errors.TAKEN_BACK_BEFORE({ day: dayOf(on), happened: dayOf(happened) })
}
