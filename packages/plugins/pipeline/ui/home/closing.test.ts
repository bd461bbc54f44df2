import { expect, it } from 'vitest'
import { lastDayOfMonth } from './closing.ts'

it.each([['2026-02-10', '2026-02-28'], ['2028-02-29', '2028-02-29'], ['2026-11-23', '2026-11-30'], ['2026-12-31', '2026-12-31']])('the month of %s ends on %s', (day, last) => {
  expect(lastDayOfMonth(day)).toBe(last)
})
