import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addBusinessDays, addBusinessSeconds, businessCalendar, businessSecondsBetween, isOpenAt, nextWorkingDay, type BusinessCalendarSettings, type Hours } from '../../src/time/index.ts'

const weekdays = (hours: Hours) => ({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours })
const office = businessCalendar({ timeZone: 'Asia/Shanghai', week: weekdays(['09:00-18:00']) })
const withLunch: BusinessCalendarSettings = {
  timeZone: 'Asia/Shanghai',
  week: weekdays(['09:00-12:00', '13:30-18:00']),
  // National Day and Mid-Autumn 2025: eight days off, two weekend days worked instead.
  holidays: ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04', '2025-10-05', '2025-10-06', '2025-10-07', '2025-10-08'],
  exceptions: { '2025-09-28': ['09:00-12:00', '13:30-18:00'], '2025-10-11': ['09:00-12:00', '13:30-18:00'], '2025-12-31': ['09:00-12:00'] },
}
const HOUR = 3600

/** A wall clock time in Shanghai. */
const at = (text: string) => new Date(`${text}:00+08:00`)

describe('a support ticket opened on Friday 17:00, to be answered in 2 and resolved in 8 business hours', () => {
  const opened = at('2026-03-27T17:00')

  test('is due for an answer on Monday 10:00; answered 9:30, it took 1.5 hours', () => {
    expect(addBusinessSeconds(office, opened, 2 * HOUR)).toEqual(at('2026-03-30T10:00'))
    expect(businessSecondsBetween(office, opened, at('2026-03-30T09:30'))).toBe(1.5 * HOUR)
  })

  test('is due for resolution on Monday 16:00, and on Tuesday 11:00 after waiting four hours for the customer', () => {
    expect(addBusinessSeconds(office, opened, 8 * HOUR)).toEqual(at('2026-03-30T16:00'))
    const waited = businessSecondsBetween(office, at('2026-03-30T10:00'), at('2026-03-30T14:00'))
    expect(waited).toBe(4 * HOUR)
    expect(addBusinessSeconds(office, opened, 8 * HOUR + waited)).toEqual(at('2026-03-31T11:00'))
    expect(businessSecondsBetween(office, opened, at('2026-03-31T10:30')) - waited).toBe(7.5 * HOUR)
  })

  test('warns at 75 % of the time to answer, Monday 9:30', () => {
    expect(addBusinessSeconds(office, opened, 0.75 * 2 * HOUR)).toEqual(at('2026-03-30T09:30'))
  })
})

describe('business time', () => {
  test('used up exactly at closing is due at closing', () => {
    expect(addBusinessSeconds(office, at('2026-03-27T17:00'), HOUR)).toEqual(at('2026-03-27T18:00'))
    expect(addBusinessSeconds(office, at('2026-03-27T17:00'), HOUR + 1)).toEqual(new Date(at('2026-03-30T09:00').getTime() + 1000))
  })

  test('does not run during lunch, on holidays and after a half day, and runs on make-up working days', () => {
    const calendar = businessCalendar(withLunch)
    expect(addBusinessSeconds(calendar, at('2025-09-26T11:00'), 2 * HOUR)).toEqual(at('2025-09-26T14:30'))
    expect(addBusinessSeconds(calendar, at('2025-09-26T17:00'), 2 * HOUR)).toEqual(at('2025-09-28T10:00'))
    expect(addBusinessSeconds(calendar, at('2025-09-30T17:00'), 2 * HOUR)).toEqual(at('2025-10-09T10:00'))
    expect(businessSecondsBetween(calendar, at('2025-12-31T00:00'), at('2026-01-01T00:00'))).toBe(3 * HOUR)
    expect(isOpenAt(calendar, at('2025-12-31T11:59'))).toBe(true)
    expect([at('2025-12-31T12:00'), at('2025-10-01T10:00')].map((instant) => isOpenAt(calendar, instant))).toEqual([false, false])
  })

  test('in working days skips the holidays', () => {
    const calendar = businessCalendar(withLunch)
    expect(addBusinessDays(calendar, '2025-09-30', 1)).toBe('2025-10-09')
    expect(addBusinessDays(calendar, '2025-10-09', -1)).toBe('2025-09-30')
    expect(addBusinessDays(calendar, '2025-10-10', 1)).toBe('2025-10-11')
    expect(addBusinessDays(calendar, '2025-10-04', 0)).toBe('2025-10-04')
    expect([nextWorkingDay(calendar, '2025-10-04'), nextWorkingDay(calendar, '2025-10-04', -1)]).toEqual(['2025-10-09', '2025-09-30'])
  })

  test('counts the hours that really pass when the clock is changed', () => {
    const aroundTheClock = businessCalendar({ timeZone: 'Europe/Berlin', week: { ...weekdays(['00:00-24:00']), 6: ['00:00-24:00'], 7: ['00:00-24:00'] } })
    const day = (date: string) => aroundTheClock.zone.instantAt(date)
    expect(businessSecondsBetween(aroundTheClock, day('2026-03-29'), day('2026-03-30'))).toBe(23 * HOUR)
    expect(businessSecondsBetween(aroundTheClock, day('2026-10-25'), day('2026-10-26'))).toBe(25 * HOUR)
    const night = businessCalendar({ timeZone: 'Europe/Berlin', week: { 7: ['01:00-02:30'] } })
    expect(businessSecondsBetween(night, day('2026-03-29'), day('2026-03-30'))).toBe(1.5 * HOUR)
    const skipped = businessCalendar({ timeZone: 'Europe/Berlin', week: { 7: ['02:00-03:00'] } })
    expect(businessSecondsBetween(skipped, day('2026-03-29'), day('2026-03-30'))).toBe(0)
  })

  test('is refused when it is negative, or when there is none', () => {
    expect(() => addBusinessSeconds(office, at('2026-03-27T17:00'), -1)).toThrow(expect.objectContaining({ code: 'DURATION_NEGATIVE' }))
    const never = businessCalendar({ timeZone: 'Asia/Shanghai', week: {} })
    expect(() => addBusinessSeconds(never, at('2026-03-27T17:00'), 1)).toThrow(expect.objectContaining({ code: 'BUSINESS_HOURS_EMPTY' }))
    expect(() => addBusinessDays(never, '2026-03-27', 1)).toThrow(expect.objectContaining({ code: 'BUSINESS_HOURS_EMPTY' }))
  })

  test.each([
    { hours: ['18:00-09:00'] }, { hours: ['09:00-09:00'] }, { hours: ['9-18'] }, { hours: ['09:60-10:00'] }, { hours: ['09:00-24:01'] },
    { hours: ['09:00-12:00', '11:00-13:00'] }, { hours: ['13:00-14:00', '09:00-12:00'] },
  ])('hours $hours are refused', ({ hours }) => {
    expect(() => businessCalendar({ timeZone: 'Asia/Shanghai', week: { 1: hours } })).toThrow(expect.objectContaining({ code: 'BUSINESS_HOURS_MALFORMED' }))
  })

  test('weekday 0 and a holiday that is no date are refused', () => {
    expect(() => businessCalendar({ timeZone: 'Asia/Shanghai', week: { 0: ['09:00-18:00'] } })).toThrow(expect.objectContaining({ code: 'BUSINESS_HOURS_MALFORMED' }))
    expect(() => businessCalendar({ timeZone: 'Asia/Shanghai', week: {}, holidays: ['2025-02-30'] })).toThrow(expect.objectContaining({ code: 'DATE_MALFORMED' }))
  })
})

describe('for any calendar and moment', () => {
  const anyCalendar = fc.constantFrom(
    office,
    businessCalendar(withLunch),
    businessCalendar({ timeZone: 'Europe/Berlin', week: { 1: ['08:00-12:00'], 6: ['22:00-24:00'], 7: ['00:00-03:30', '04:00-06:00'] } }),
    businessCalendar({ timeZone: 'America/New_York', week: { ...weekdays(['09:00-17:00']), 7: ['01:00-04:00'] } }),
  )
  const anyInstant = fc.integer({ min: Date.UTC(2025, 8, 20) / 1000, max: Date.UTC(2026, 3, 10) / 1000 }).map((seconds) => new Date(seconds * 1000))
  const anySeconds = fc.integer({ min: 0, max: 60 * HOUR })

  test('what is added is what lies between', () => {
    fc.assert(fc.property(anyCalendar, anyInstant, anySeconds, (calendar, start, seconds) => {
      expect(businessSecondsBetween(calendar, start, addBusinessSeconds(calendar, start, seconds))).toBe(seconds)
    }), { numRuns: 60 })
  })

  test('adding in two steps is adding at once', () => {
    fc.assert(fc.property(anyCalendar, anyInstant, anySeconds, anySeconds, (calendar, start, first, second) => {
      fc.pre(second > 0)
      const twice = addBusinessSeconds(calendar, addBusinessSeconds(calendar, start, first), second)
      expect(twice).toEqual(addBusinessSeconds(calendar, start, first + second))
    }), { numRuns: 60 })
  })

  test('time between is additive and has a direction', () => {
    fc.assert(fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (calendar, a, b, c) => {
      const between = (from: Date, to: Date) => businessSecondsBetween(calendar, from, to)
      expect(between(a, b) + between(b, c)).toBe(between(a, c))
      expect(between(a, b)).toBe(-between(b, a) + 0)
    }), { numRuns: 30 })
  })
})
