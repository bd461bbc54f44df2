import { timeErrors } from './time-errors.ts'

/** A calendar day without time or zone, 'YYYY-MM-DD'; such dates compare as strings. Kept as DATE in the database. */
export type BusinessDate = string

export interface DateParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** The parts of a date. Throws DATE_MALFORMED, also for days that do not exist (2026-02-29). */
export function dateParts(text: BusinessDate): DateParts {
  const match = DATE.exec(text)
  const parts = { year: Number(match?.[1]), month: Number(match?.[2]), day: Number(match?.[3]) }
  if (!match || parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > daysInMonth(parts.year, parts.month)) {
    throw timeErrors.DATE_MALFORMED({ text })
  }
  return parts
}

/** Builds a date; months beyond 1 to 12 and days beyond the month carry over, as in 2026-13-00 for 2026-12-31. */
export function toDate({ year, month, day }: DateParts): BusinessDate {
  return fromEpochDay(epochDay(year, month, day))
}

/** The date a number of days later (or earlier). */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  const { year, month, day } = dateParts(date)
  return fromEpochDay(epochDay(year, month, day) + days)
}

/** The same day some months later, or the month's last day where it has no such day: 2026-01-31 + 1 is 2026-02-28. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const { year, month, day } = dateParts(date)
  const target = dateParts(toDate({ year, month: month + months, day: 1 }))
  return toDate({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  const start = dateParts(from)
  const end = dateParts(to)
  return epochDay(end.year, end.month, end.day) - epochDay(start.year, start.month, start.day)
}

/** Monday 1 to Sunday 7. */
export function isoWeekday(date: BusinessDate): number {
  const { year, month, day } = dateParts(date)
  return mod(epochDay(year, month, day) + 3, 7) + 1 // 1970-01-01 was a Thursday
}

/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return epochDay(year, month + 1, 1) - epochDay(year, month, 1)
}

function epochDay(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day) // Date.UTC would read years below 100 as 19xx
  return date.getTime() / DAY_MS
}

function fromEpochDay(day: number): BusinessDate {
  const text = new Date(day * DAY_MS).toISOString()
  if (!text.startsWith('+') && !text.startsWith('-')) return text.slice(0, 10)
  throw timeErrors.DATE_MALFORMED({ text })
}

function mod(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}
