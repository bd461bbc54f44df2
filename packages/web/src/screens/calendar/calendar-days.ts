import type { DayRange } from '../filter/period.ts'
import { addDays } from '../filter/period.ts'
import type { Span } from '../list/view-state.ts'

/** Days of an agenda. */
const AGENDA = 30
const STEPS = { day: 1, week: 7, agenda: AGENDA } as const

/** First day of the week in a language's region: 1 is Monday, 7 is Sunday. Monday where the browser does not know. */
export function firstDayOfWeek(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } }
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
}

export function startOfWeek(day: string, first: number): string {
  return addDays(day, -((weekday(day) - first + 7) % 7))
}

/** Every day that is seen around a day; half-open. A month is seen in whole weeks. */
export function seenDays(span: Span, day: string, first: number): DayRange {
  if (span === 'agenda') return { from: day, to: addDays(day, AGENDA) }
  if (span === 'day') return { from: day, to: addDays(day, 1) }
  if (span === 'week') return { from: startOfWeek(day, first), to: addDays(startOfWeek(day, first), 7) }
  const from = startOfWeek(`${day.slice(0, 7)}-01`, first)
  const last = startOfWeek(addDays(nextMonth(day), -1), first)
  return { from, to: addDays(last, 7) }
}

/** The day to show after a step forwards or backwards. */
export function stepped(span: Span, day: string, by: 1 | -1): string {
  if (span !== 'month') return addDays(day, by * STEPS[span])
  return by === 1 ? nextMonth(day) : `${addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`
}

export function daysOf({ from, to }: DayRange): readonly string[] {
  const days: string[] = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  return days
}

export function weeksOf(days: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}

function nextMonth(day: string): string {
  return addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7) + '-01'
}
