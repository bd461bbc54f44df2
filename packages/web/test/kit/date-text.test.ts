import { describe, expect, it } from 'vitest'
import { addDays, addMonths, parseDateText } from '../../src/kit/date-text.ts'
import { fromClock, toClock } from '../../src/kit/zoned-time.ts'

const today = '2026-11-23'

describe('what a person types as a date', () => {
  const cases: [typed: string, locale: string, value: string | null | undefined][] = [
    ['2026-11-05', 'en', '2026-11-05'],
    ['20261105', 'en', '2026-11-05'],
    ['2026/1/5', 'zh-CN', '2026-01-05'],
    ['2026年1月5日', 'zh-CN', '2026-01-05'],
    ['1月5日', 'zh-CN', '2026-01-05'],
    ['1/5/2026', 'en', '2026-01-05'],
    ['1/5/26', 'en', '2026-01-05'],
    ['5.1.2026', 'de', '2026-01-05'],
    ['12/24', 'en', '2026-12-24'],
    ['24.12', 'de', '2026-12-24'],
    ['today', 'en', '2026-11-23'],
    ['明天', 'zh-CN', '2026-11-24'],
    ['+7', 'en', '2026-11-30'],
    ['-2w', 'en', '2026-11-09'],
    ['+3月', 'zh-CN', '2027-02-23'],
    ['+1y', 'en', '2027-11-23'],
    ['', 'en', null],
    ['2026-02-30', 'en', undefined],
    ['13/45/2026', 'en', undefined],
    ['soon', 'en', undefined],
    ['12', 'en', undefined],
  ]
  it.each(cases)('%j in %s is %j', (typed, locale, value) => expect(parseDateText(typed, locale, today)).toBe(value))
})

it('keeps the last day of a month when months are added', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2026-11-15', 3)).toBe('2027-02-15')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

describe('instants on the clock of a zone', () => {
  it('are shown and read back in that zone', () => {
    expect(toClock('2026-11-23T06:30:00Z', 'Asia/Shanghai')).toEqual({ day: '2026-11-23', time: '14:30' })
    expect(fromClock({ day: '2026-11-23', time: '14:30' }, 'Asia/Shanghai')).toBe('2026-11-23T06:30:00.000Z')
  })

  it('know summer and winter', () => {
    expect(fromClock({ day: '2026-07-01', time: '09:00' }, 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z')
    expect(fromClock({ day: '2026-12-01', time: '09:00' }, 'Europe/Berlin')).toBe('2026-12-01T08:00:00.000Z')
  })
})
