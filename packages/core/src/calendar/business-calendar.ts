import type { AnyContext } from '../context.ts'
import { businessCalendar as openCalendar, isoWeekday, type BusinessCalendar, type Hours } from '../time/index.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { dayOf, hoursOf, weekdays, type CalendarDayRow, type WorkingHoursRow } from './calendar-rows.ts'

/**
 * The company's working time: its weekly hours, its holidays and its make-up working days, in its zone. Deadlines in business
 * hours are counted by it, whoever asks and whatever the caller may see.
 */
export function businessCalendar(context: Pick<AnyContext, 'memo'>): Promise<BusinessCalendar> {
  return context.memo('core:business-calendar', () => load(context))
}

async function load(context: object): Promise<BusinessCalendar> {
  const { base, company } = internalsOf(context)
  const rows = base as unknown as Readonly<Record<'workingHours' | 'calendarDay', { findMany(): Promise<unknown[]> }>>
  const hours = (await rows.workingHours.findMany()) as WorkingHoursRow[]
  const days = (await rows.calendarDay.findMany()) as CalendarDayRow[]
  const week: Record<number, Hours> = Object.fromEntries(hours.map((row) => [weekdays.indexOf(row.weekday) + 1, hoursOf(row)]))
  const usual = week[Math.min(...Object.keys(week).map(Number))] ?? hoursOf({ opensAt: '09:00', closesAt: '18:00' })
  const exceptions = days.filter(({ kind }) => kind === 'WORKING_DAY').map((day): [string, Hours] => [dayOf(day), day.opensAt !== null && day.closesAt !== null ? hoursOf({ opensAt: day.opensAt, closesAt: day.closesAt }) : (week[isoWeekday(dayOf(day))] ?? usual)])
  return openCalendar({ timeZone: company.timeZone, week, holidays: days.filter(({ kind }) => kind === 'HOLIDAY').map(dayOf), exceptions: Object.fromEntries(exceptions) })
}
