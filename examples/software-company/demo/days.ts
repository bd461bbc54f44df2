/** A calendar day of the company as a whole number: days since 1970-01-01. Days can be added and compared. */
export type Day = number

const MILLISECONDS = 86_400_000
const SHANGHAI_HOURS = 8 // no summer time

export function parseDay(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS
}

/** '2026-03-31'. */
export function isoDay(day: Day): string {
  return dateOf(day).toISOString().slice(0, 10)
}

/** The day as a `@db.Date` column takes it. */
export function dateOf(day: Day): Date {
  return new Date(day * MILLISECONDS)
}

/** A moment of the day in Shanghai, in minutes since midnight. */
export function momentOf(day: Day, minutes: number): Date {
  return new Date(day * MILLISECONDS + (minutes - SHANGHAI_HOURS * 60) * 60_000)
}

export function yearOf(day: Day): number {
  return dateOf(day).getUTCFullYear()
}

/** 0 is January. */
export function monthOf(day: Day): number {
  return dateOf(day).getUTCMonth()
}

/** The first of the month of a day, or of one so many months before. */
export function firstOfMonth(day: Day, monthsBack: number): Day {
  return Date.UTC(yearOf(day), monthOf(day) - monthsBack, 1) / MILLISECONDS
}

export function lastDayOfQuarter(day: Day): Day {
  return Date.UTC(yearOf(day), Math.floor(monthOf(day) / 3) * 3 + 3, 0) / MILLISECONDS
}

/** Monday to Friday without the long public holidays. */
export function isWorkday(day: Day): boolean {
  const weekday = (day + 4) % 7 // 1970-01-01 was a Thursday
  if (weekday === 0 || weekday === 6) return false
  const date = isoDay(day).slice(5)
  return !(date === '01-01' || (date >= '05-01' && date <= '05-03') || (date >= '10-01' && date <= '10-07'))
}

/** The day itself, or the next one on which people work. */
export function workdayFrom(day: Day): Day {
  return isWorkday(day) ? day : workdayFrom(day + 1)
}

/** The day itself, or the last one before it on which people worked. */
export function workdayUntil(day: Day): Day {
  return isWorkday(day) ? day : workdayUntil(day - 1)
}
