import { defineErrors } from '../errors/tenon-error.ts'

/** Refusals of the date and calendar arithmetic. */
export const timeErrors = defineErrors({
  DATE_MALFORMED: { status: 400, message: '"{text}" is not a date. Write it as 2026-03-31.' },
  TIME_ZONE_UNKNOWN: { status: 400, message: '"{timeZone}" is not a time zone. Use an IANA name such as Asia/Shanghai.' },
  PERIOD_MALFORMED: { status: 400, message: '"{text}" is not a period. Write a month as 2026-03, a quarter as 2026-Q1, a year as 2026.' },
  FISCAL_CALENDAR_MALFORMED: { status: 400, message: 'A fiscal year starts in a month from 1 to 12, not in {startMonth}.' },
  BUSINESS_HOURS_MALFORMED: { status: 400, message: 'The business hours "{hours}" are not ordered spans from 00:00 to 24:00 that do not overlap.' },
  BUSINESS_HOURS_EMPTY: { status: 400, message: 'The business calendar has no working time within {days} days of {date}.' },
  DURATION_NEGATIVE: { status: 400, message: 'A duration of {seconds} seconds cannot be added: it must be a whole number, zero or more.' },
})
