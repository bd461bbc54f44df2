import { describe, expect, it } from 'vitest'
import { parsePeriodText, readPeriod, steppedPeriod } from '../../src/kit/period-text.ts'

const TODAY = '2026-11-27'

describe('a period', () => {
  it.each([
    ['2026', '2026'], ['2026年', '2026'], ['Q1', '2026-Q1'], ['2025-Q4', '2025-Q4'], ['q2 2027', '2027-Q2'], ['2026年第三季度', '2026-Q3'], ['2026年2季度', '2026-Q2'],
    ['2026-03', '2026-03'], ['2026/3', '2026-03'], ['3/2026', '2026-03'], ['2026年12月', '2026-12'], ['this month', '2026-11'], ['本季度', '2026-Q4'], ['今年', '2026'], ['  ', null],
  ])('is typed as %s', (typed, key) => expect(parsePeriodText(typed, TODAY)).toBe(key))

  it.each(['soon', 'Q5', '2026-13', '13', '20261'])('is not %s', (typed) => expect(parsePeriodText(typed, TODAY)).toBeUndefined())

  it('is followed by one of its length', () => {
    expect(['2026', '2026-Q4', '2026-12'].map((key) => steppedPeriod(key, 1))).toEqual(['2027', '2027-Q1', '2027-01'])
    expect(['2026', '2026-Q1', '2026-01'].map((key) => steppedPeriod(key, -1))).toEqual(['2025', '2025-Q4', '2025-12'])
    expect(readPeriod('2026-13')).toBeNull()
  })
})
