import { expect, it } from 'vitest'
import { standingOf } from './obligations.ts'

it('an obligation is overdue from the day after, for as long as it is open', () => {
  expect(standingOf({ status: 'OPEN', dueOn: '2026-03-01' }, '2026-03-01')).toBe('OPEN')
  expect(standingOf({ status: 'OPEN', dueOn: '2026-03-01' }, '2026-03-02')).toBe('OVERDUE')
  expect(standingOf({ status: 'OPEN', dueOn: null }, '2026-03-02')).toBe('OPEN')
  for (const status of ['DONE', 'WAIVED'] as const) expect(standingOf({ status, dueOn: '2026-03-01' }, '2026-04-01')).toBe(status)
})
