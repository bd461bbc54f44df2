import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, businessDateOf, dateParts, daysBetween, daysInMonth, isoWeekday, openZone, toDate } from '../../src/time/index.ts'

const anyDay = fc.integer({ min: -300_000, max: 300_000 })
const anyDate = anyDay.map((days) => addDays('1970-01-01', days))
const anyInstant = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2035, 0) }).map((ms) => new Date(ms))
const anyZone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'UTC')

describe('business dates', () => {
  test('adding days and counting them are each other\'s opposite', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days)
      expect(toDate(dateParts(date))).toBe(date)
      expect(date < addDays(date, 1)).toBe(true)
    }))
  })

  test('a month later is the same day, or the last one of a shorter month', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: -500, max: 500 }), (date, months) => {
      const from = dateParts(date)
      const to = dateParts(addMonths(date, months))
      expect(to.year * 12 + to.month - from.year * 12 - from.month).toBe(months)
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)))
    }))
    expect([addMonths('2026-01-31', 1), addMonths('2024-02-29', 12), addMonths('2026-03-31', -1)]).toEqual(['2026-02-28', '2025-02-28', '2026-02-28'])
  })

  test('weekdays follow ISO', () => {
    expect(['2026-03-27', '2026-03-29', '1970-01-01', '1969-12-31', '2000-02-29'].map(isoWeekday)).toEqual([5, 7, 4, 3, 2])
  })

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '', '2026-04-31', '2026-03-31T00:00'])('%j is no date', (text) => {
    expect(() => dateParts(text)).toThrow(expect.objectContaining({ code: 'DATE_MALFORMED' }))
  })

  test('a contract\'s due dates: 15 days, 3 and 12 months after acceptance, and the day before a year is over', () => {
    const accepted = '2026-03-16'
    expect([addDays(accepted, 15), addMonths(accepted, 3), addMonths(accepted, 12)]).toEqual(['2026-03-31', '2026-06-16', '2027-03-16'])
    expect(addDays(addMonths(accepted, 12), -1)).toBe('2027-03-15')
    expect(addMonths(addDays(addMonths(accepted, 12), -1), -3)).toBe('2026-12-15')
    expect(daysBetween('2026-03-31', '2026-04-08')).toBe(8)
  })
})

describe('the company zone', () => {
  test('a contract signed at 2026-03-31T16:30Z is of April 1 in Shanghai', () => {
    const signed = new Date('2026-03-31T16:30:00Z')
    expect(businessDateOf(signed, 'Asia/Shanghai')).toBe('2026-04-01')
    expect(businessDateOf(signed, 'UTC')).toBe('2026-03-31')
  })

  test('the day of an instant starts at or before it and ends after it, in any zone', () => {
    fc.assert(fc.property(anyInstant, anyZone, (instant, name) => {
      const zone = openZone(name)
      const date = zone.dateOf(instant)
      expect(zone.instantAt(date) <= instant).toBe(true)
      expect(zone.instantAt(addDays(date, 1)) > instant).toBe(true)
    }))
  })

  test('a wall clock time that exists once is found again', () => {
    const berlin = openZone('Europe/Berlin')
    expect(berlin.instantAt('2026-07-01', 9 * 3600).toISOString()).toBe('2026-07-01T07:00:00.000Z')
    expect(berlin.instantAt('2026-01-01', 9 * 3600).toISOString()).toBe('2026-01-01T08:00:00.000Z')
    expect(openZone('Asia/Kathmandu').instantAt('2026-01-01', 0).toISOString()).toBe('2025-12-31T18:15:00.000Z')
  })

  test('a time that the clock skips moves forward, and of a repeated time the first is meant', () => {
    const berlin = openZone('Europe/Berlin')
    expect(berlin.instantAt('2026-03-29', 2.5 * 3600).toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(berlin.instantAt('2026-10-25', 2.5 * 3600).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  test('a day that the zone left out has no length', () => {
    const apia = openZone('Pacific/Apia')
    expect(apia.instantAt('2011-12-30').getTime()).toBe(apia.instantAt('2011-12-31').getTime())
  })

  test('an unknown zone is refused by name', () => {
    expect(() => openZone('Asia/Peking2')).toThrow(expect.objectContaining({ code: 'TIME_ZONE_UNKNOWN', params: { timeZone: 'Asia/Peking2' } }))
  })
})
