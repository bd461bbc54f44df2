import { addMonths, daysBetween, dateParts, toDate, type BusinessDate } from './business-date.ts'
import { timeErrors } from './time-errors.ts'

export type PeriodKind = 'month' | 'quarter' | 'year'

/** A fiscal period, half-open: `start` belongs to it, `end` is the first day after it. */
export interface Period {
  readonly kind: PeriodKind
  /** '2026-03', '2026-Q1' or '2026'. A month is a calendar month; quarter and year count from the fiscal year's start. */
  readonly key: string
  readonly start: BusinessDate
  readonly end: BusinessDate
}

export interface FiscalCalendar {
  /** The month in which the fiscal year starts, 1 to 12. */
  readonly startMonth: number
  /** Whether a year is named after the calendar year in which it starts or ends. */
  readonly namedAfter: 'start' | 'end'
}

/** The fiscal year that is the calendar year. */
export const calendarYear: FiscalCalendar = { startMonth: 1, namedAfter: 'start' }

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 }
const KEY = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/

/** The period of a kind that contains a date. */
export function periodOf(date: BusinessDate, kind: PeriodKind, calendar = calendarYear): Period {
  const { year, month } = dateParts(date)
  const sinceStart = (month - startMonth(calendar) + 12) % 12
  return periodFrom(toDate({ year, month: month - (sinceStart % MONTHS[kind]), day: 1 }), kind, calendar)
}

/** The period of a key. Throws PERIOD_MALFORMED. */
export function parsePeriod(key: string, calendar = calendarYear): Period {
  const match = KEY.exec(key)
  if (!match) throw timeErrors.PERIOD_MALFORMED({ text: key })
  const [, year, quarter, month] = match
  if (month) return periodFrom(toDate({ year: Number(year), month: Number(month), day: 1 }), 'month', calendar)
  const first = startMonth(calendar) + (quarter ? (Number(quarter) - 1) * 3 : 0)
  return periodFrom(toDate({ year: Number(year) - yearsAhead(calendar), month: first, day: 1 }), quarter ? 'quarter' : 'year', calendar)
}

/** The period some steps of the same kind later (or earlier). */
export function shiftPeriod(period: Period, steps: number, calendar = calendarYear): Period {
  return periodFrom(addMonths(period.start, steps * MONTHS[period.kind]), period.kind, calendar)
}

/** The periods of a smaller kind that make up a period: the quarters of a year, the months of a quarter. */
export function periodsWithin(period: Period, kind: PeriodKind, calendar = calendarYear): Period[] {
  const periods: Period[] = []
  for (let next = periodOf(period.start, kind, calendar); next.start < period.end; next = shiftPeriod(next, 1, calendar)) periods.push(next)
  return periods
}

/** Whether a date lies in a period. */
export function isWithin(date: BusinessDate, period: Pick<Period, 'start' | 'end'>): boolean {
  return date >= period.start && date < period.end
}

/** Number of days of a period. */
export function daysOf(period: Pick<Period, 'start' | 'end'>): number {
  return daysBetween(period.start, period.end)
}

function periodFrom(start: BusinessDate, kind: PeriodKind, calendar: FiscalCalendar): Period {
  const { year, month } = dateParts(start)
  const end = addMonths(start, MONTHS[kind])
  if (kind === 'month') return { kind, key: start.slice(0, 7), start, end }
  const first = startMonth(calendar)
  const fiscalYear = String((month < first ? year - 1 : year) + yearsAhead(calendar)).padStart(4, '0')
  const key = kind === 'year' ? fiscalYear : `${fiscalYear}-Q${((month - first + 12) % 12) / 3 + 1}`
  return { kind, key, start, end }
}

/** How many years a fiscal year's name is ahead of the calendar year in which it starts. */
function yearsAhead(calendar: FiscalCalendar): number {
  return calendar.namedAfter === 'end' && calendar.startMonth > 1 ? 1 : 0
}

function startMonth({ startMonth }: FiscalCalendar): number {
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12) throw timeErrors.FISCAL_CALENDAR_MALFORMED({ startMonth })
  return startMonth
}
