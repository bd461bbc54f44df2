import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarYear, daysOf, isWithin, parsePeriod, periodOf, periodsWithin, shiftPeriod, type FiscalCalendar, type PeriodKind } from '../../src/time/index.ts'

const anyDate = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('1970-01-01', days))
const anyKind = fc.constantFrom<PeriodKind>('month', 'quarter', 'year')
const anyCalendar = fc.record<FiscalCalendar>({ startMonth: fc.integer({ min: 1, max: 12 }), namedAfter: fc.constantFrom('start', 'end') })

describe('fiscal periods', () => {
  test('every date lies in exactly one period of a kind, and its key names that period', () => {
    fc.assert(fc.property(anyDate, anyKind, anyCalendar, (date, kind, calendar) => {
      const period = periodOf(date, kind, calendar)
      expect(isWithin(date, period)).toBe(true)
      expect(parsePeriod(period.key, calendar)).toEqual(period)
      expect(periodOf(period.end, kind, calendar)).toEqual(shiftPeriod(period, 1, calendar))
      expect(periodOf(addDays(period.start, -1), kind, calendar)).toEqual(shiftPeriod(period, -1, calendar))
    }))
  })

  test('smaller periods fill larger ones without gap or overlap', () => {
    fc.assert(fc.property(anyDate, anyCalendar, (date, calendar) => {
      const year = periodOf(date, 'year', calendar)
      for (const [kind, count] of [['quarter', 4], ['month', 12]] as const) {
        const parts = periodsWithin(year, kind, calendar)
        expect(parts.length).toBe(count)
        expect([parts[0]!.start, parts.at(-1)!.end]).toEqual([year.start, year.end])
        expect(parts.slice(1).map((part) => part.start)).toEqual(parts.slice(0, -1).map((part) => part.end))
        expect(parts.reduce((days, part) => days + daysOf(part), 0)).toBe(daysOf(year))
      }
    }))
  })

  test('are half-open', () => {
    const quarter = periodOf('2026-02-10', 'quarter')
    expect(quarter).toEqual({ kind: 'quarter', key: '2026-Q1', start: '2026-01-01', end: '2026-04-01' })
    expect([isWithin('2026-01-01', quarter), isWithin('2026-03-31', quarter), isWithin('2026-04-01', quarter)]).toEqual([true, true, false])
  })

  test('of a fiscal year that starts in April are named as the company says', () => {
    expect(periodOf('2026-03-31', 'quarter', { startMonth: 4, namedAfter: 'start' }).key).toBe('2025-Q4')
    expect(periodOf('2026-03-31', 'quarter', { startMonth: 4, namedAfter: 'end' }).key).toBe('2026-Q4')
    expect(periodOf('2026-04-01', 'year', { startMonth: 4, namedAfter: 'end' })).toMatchObject({ key: '2027', start: '2026-04-01', end: '2027-04-01' })
    expect(periodOf('2026-04-01', 'year', { ...calendarYear, namedAfter: 'end' }).key).toBe('2026')
  })

  test.each(['2026-Q5', '2026-13', '26', '2026-q1', '2026-1', ''])('%j is no period', (key) => {
    expect(() => parsePeriod(key)).toThrow(expect.objectContaining({ code: 'PERIOD_MALFORMED' }))
  })

  test('a year cannot start in month 13', () => {
    expect(() => periodOf('2026-01-01', 'year', { startMonth: 13, namedAfter: 'start' })).toThrow(expect.objectContaining({ code: 'FISCAL_CALENDAR_MALFORMED' }))
  })
})
