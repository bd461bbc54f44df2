import { addDays, dateParts, isoWeekday, type BusinessDate } from './business-date.ts'
import { timeErrors } from './time-errors.ts'
import { openZone, type Zone } from './zone.ts'

/** Opening hours of a day as 'HH:MM-HH:MM' spans, e.g. ['09:00-12:00', '13:30-18:00']. Empty: closed. */
export type Hours = readonly string[]

export interface BusinessCalendarSettings {
  readonly timeZone: string
  /** Hours by ISO weekday, Monday 1 to Sunday 7. A missing day is closed. */
  readonly week: Readonly<Partial<Record<number, Hours>>>
  /** Days that are closed whatever the week says. */
  readonly holidays?: readonly BusinessDate[]
  /** Days with hours of their own: make-up working days, half days. They win over week and holidays. */
  readonly exceptions?: Readonly<Record<BusinessDate, Hours>>
}

/** One opening of the calendar as instants, half-open. */
export interface Opening {
  readonly from: Date
  readonly to: Date
}

export interface BusinessCalendar {
  readonly zone: Zone
  isWorkingDay(date: BusinessDate): boolean
  /** The openings of a day in order. */
  openingsOn(date: BusinessDate): Opening[]
}

type Span = readonly [from: number, to: number]

const SPAN = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/
const DAY_SECONDS = 86_400

/** Reads the settings once and checks them. Throws BUSINESS_HOURS_MALFORMED, DATE_MALFORMED, TIME_ZONE_UNKNOWN. */
export function businessCalendar(settings: BusinessCalendarSettings): BusinessCalendar {
  const zone = openZone(settings.timeZone)
  const week = new Map(Object.entries(settings.week).map(([weekday, hours]) => [isoDay(weekday), parseHours(hours ?? [])]))
  const special = new Map((settings.holidays ?? []).map((date): [BusinessDate, Span[]] => [checked(date), []]))
  for (const [date, hours] of Object.entries(settings.exceptions ?? {})) special.set(checked(date), parseHours(hours))
  const spansOn = (date: BusinessDate) => special.get(date) ?? week.get(isoWeekday(date)) ?? []

  return {
    zone,
    isWorkingDay: (date) => spansOn(date).length > 0,
    openingsOn: (date) =>
      spansOn(date)
        .map(([from, to]) => ({ from: zone.instantAt(date, from), to: zone.instantAt(date, to) }))
        .filter(({ from, to }) => from < to), // hours that the clock skips are not there
  }
}

/** The working day a number of working days after a date (before it, when negative). 0 gives the date itself. */
export function addBusinessDays(calendar: BusinessCalendar, date: BusinessDate, days: number): BusinessDate {
  const step = days < 0 ? -1 : 1
  let current = date
  for (let left = Math.abs(days); left > 0; left -= 1) current = nextWorkingDay(calendar, addDays(current, step), step)
  return current
}

/** The date itself when it is a working day, else the nearest after it (before it with step -1). */
export function nextWorkingDay(calendar: BusinessCalendar, date: BusinessDate, step: 1 | -1 = 1): BusinessDate {
  let current = date
  for (let tried = 0; tried < SEARCH_DAYS; tried += 1, current = addDays(current, step)) {
    if (calendar.isWorkingDay(current)) return current
  }
  throw timeErrors.BUSINESS_HOURS_EMPTY({ days: SEARCH_DAYS, date })
}

/** How far a search for working time goes before it gives up. */
export const SEARCH_DAYS = 3_700

function parseHours(hours: Hours): Span[] {
  const spans = hours.map(parseSpan)
  for (const [index, span] of spans.entries()) {
    const previous = spans[index - 1]
    if (previous && span[0] < previous[1]) throw timeErrors.BUSINESS_HOURS_MALFORMED({ hours: hours.join(', ') })
  }
  return spans
}

function parseSpan(text: string): Span {
  const [fromHour, fromMinute, toHour, toMinute] = SPAN.exec(text)?.slice(1).map(Number) ?? []
  const from = secondOfDay(fromHour, fromMinute)
  const to = secondOfDay(toHour, toMinute)
  if (!(from < to && to <= DAY_SECONDS)) throw timeErrors.BUSINESS_HOURS_MALFORMED({ hours: text })
  return [from, to]
}

function isoDay(weekday: string): number {
  if (!/^[1-7]$/.test(weekday)) throw timeErrors.BUSINESS_HOURS_MALFORMED({ hours: `weekday ${weekday}` })
  return Number(weekday)
}

function secondOfDay(hour = NaN, minute = NaN): number {
  return minute < 60 ? hour * 3600 + minute * 60 : NaN
}

function checked(date: BusinessDate): BusinessDate {
  dateParts(date)
  return date
}
