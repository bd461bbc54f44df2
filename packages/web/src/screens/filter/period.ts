/** Spans of days that are named relative to today, for filters such as "closes this month". */
export const PERIODS = [
  'today', 'yesterday', 'tomorrow',
  'this-week', 'last-week', 'next-week',
  'this-month', 'last-month', 'next-month',
  'this-quarter', 'last-quarter', 'next-quarter',
  'this-year', 'last-year', 'next-year',
  'past-7', 'past-30', 'past-90', 'coming-7', 'coming-30', 'coming-90',
] as const

export type Period = (typeof PERIODS)[number]

/** Half-open: `to` is the first day after it. Days are `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

export function isPeriod(text: string): text is Period {
  return (PERIODS as readonly string[]).includes(text)
}

/** The days of a period, seen from `today`. Weeks begin on Monday. */
export function periodRange(period: Period, today: string): DayRange {
  const [which, unit] = period.split('-') as [string, string | undefined]
  if (unit === undefined) return days(today, { today: 0, yesterday: -1, tomorrow: 1 }[which as 'today'], 1)
  if (which === 'past') return days(today, 1 - Number(unit), Number(unit))
  if (which === 'coming') return days(today, 0, Number(unit))
  const step = { this: 0, last: -1, next: 1 }[which as 'this']
  return unit === 'week' ? days(today, -weekday(today) + 7 * step, 7) : months(today, unit, step)
}

export function addDays(day: string, count: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000)
}

function days(today: string, offset: number, length: number): DayRange {
  const from = addDays(today, offset)
  return { from, to: addDays(from, length) }
}

function months(today: string, unit: string, step: number): DayRange {
  const size = { month: 1, quarter: 3, year: 12 }[unit] ?? 1
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  const first = Math.floor(month / size) * size + step * size
  return { from: firstOfMonth(first), to: firstOfMonth(first + size) }
}

function firstOfMonth(month: number): string {
  return dayOf(Date.UTC(Math.floor(month / 12), month % 12, 1))
}

function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
