import { isWorkday, lastDayOfQuarter, monthOf, workdayUntil, type Day } from './days.ts'
import type { Random } from './random.ts'

/** How busy new business is, January to December: quiet around Spring Festival and the October holidays, busy in March, June and September. */
const months = [0.8, 0.5, 1.25, 1.05, 1, 1.2, 0.95, 0.9, 1.2, 0.85, 1.1, 1]

/** A workday between two days, both included, by season. */
export function busyDay(from: Day, to: Day, random: Random): Day {
  for (let attempt = 0; attempt < 200; attempt++) {
    const day = random.int(from, to)
    if (isWorkday(day) && random.chance(months[monthOf(day)]! / 1.25)) return day
  }
  return workdayUntil(to)
}

/** Customers sign before their quarter ends: a signing near the end of a quarter is often pulled into its last days. */
export function signingDay(planned: Day, earliest: Day, random: Random): Day {
  const end = lastDayOfQuarter(planned)
  if (end - planned > 24 || !random.chance(0.55)) return workdayUntil(planned)
  return Math.max(earliest, workdayUntil(end - random.int(0, 5)))
}

/** Minutes since midnight at which people work: most between nine and noon and between two and six. */
export function officeMinute(random: Random): number {
  return random.chance(0.45) ? random.int(9 * 60, 12 * 60) : random.int(13 * 60 + 30, 18 * 60 + 20)
}
