/** Dates, fiscal periods and business time. Pure: the server, the plugins and the web shell use the same functions. */
export {
  addBusinessDays, businessCalendar, nextWorkingDay,
  type BusinessCalendar, type BusinessCalendarSettings, type Hours, type Opening,
} from './business-calendar.ts'
export {
  addDays, addMonths, dateParts, daysBetween, daysInMonth, isoWeekday, toDate,
  type BusinessDate, type DateParts,
} from './business-date.ts'
export { addBusinessSeconds, businessSecondsBetween, isOpenAt } from './business-time.ts'
export {
  calendarYear, daysOf, isWithin, parsePeriod, periodOf, periodsWithin, shiftPeriod,
  type FiscalCalendar, type Period, type PeriodKind,
} from './fiscal-calendar.ts'
export { timeErrors } from './time-errors.ts'
export { businessDateOf, openZone, type Zone } from './zone.ts'
