import { addDays } from './business-date.ts'
import { SEARCH_DAYS, type BusinessCalendar } from './business-calendar.ts'
import { timeErrors } from './time-errors.ts'

/**
 * The instant at which a number of working seconds have passed since `start`; 0 gives `start` itself. Time that is used up exactly at closing
 * is due at closing, not at the next opening. Throws DURATION_NEGATIVE, BUSINESS_HOURS_EMPTY.
 */
export function addBusinessSeconds(calendar: BusinessCalendar, start: Date, seconds: number): Date {
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw timeErrors.DURATION_NEGATIVE({ seconds })
  if (seconds === 0) return new Date(start)

  let left = seconds * 1000
  let lastOpen = 0 // days since a day with working time was seen
  for (let date = calendar.zone.dateOf(start); lastOpen < SEARCH_DAYS; date = addDays(date, 1), lastOpen += 1) {
    for (const opening of calendar.openingsOn(date)) {
      lastOpen = 0
      const from = Math.max(opening.from.getTime(), start.getTime())
      const available = opening.to.getTime() - from
      if (available >= left) return new Date(from + left)
      if (available > 0) left -= available
    }
  }
  throw timeErrors.BUSINESS_HOURS_EMPTY({ days: SEARCH_DAYS, date: calendar.zone.dateOf(start) })
}

/** Working seconds from one instant to another, negative when `to` is earlier. Whole when both instants are. */
export function businessSecondsBetween(calendar: BusinessCalendar, from: Date, to: Date): number {
  if (to < from) return 0 - businessSecondsBetween(calendar, to, from) // never -0
  let total = 0
  const last = calendar.zone.dateOf(to)
  for (let date = calendar.zone.dateOf(from); date <= last; date = addDays(date, 1)) {
    for (const opening of calendar.openingsOn(date)) {
      const start = Math.max(opening.from.getTime(), from.getTime())
      const end = Math.min(opening.to.getTime(), to.getTime())
      if (end > start) total += end - start
    }
  }
  return total / 1000
}

/** Whether the calendar is open at an instant. */
export function isOpenAt(calendar: BusinessCalendar, instant: Date): boolean {
  return calendar.openingsOn(calendar.zone.dateOf(instant)).some(({ from, to }) => from <= instant && instant < to)
}
