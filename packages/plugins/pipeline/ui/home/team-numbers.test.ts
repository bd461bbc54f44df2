import { describe, expect, it } from 'vitest'
import { teamNumbers, type TeamAnswer } from './team-numbers.ts'

const money = (amount: string) => ({ amount, currency: 'CNY' })
const row = (personId: string, closed: string, target: string | null, more: object = {}): TeamAnswer['forecast'][number] => ({
  key: personId, kind: 'PERSON', name: personId, personId, closed: money(closed), commit: money('10.00'), bestCase: money('20.00'), pipeline: money('5.00'), target: target === null ? null : money(target), ...more,
})
const numbers = (forecast: TeamAnswer['forecast'], targetTree: TeamAnswer['targetTree'] = []) => teamNumbers({ me: { id: 'boss' }, forecast, targetTree }, '2026-Q1', 'CNY')

describe("a team's numbers", () => {
  it('begin with whoever is furthest from the target, and end with those without one', () => {
    const found = numbers([row('ahead', '90.00', '100.00'), row('free', '500.00', null), row('behind', '10.00', '100.00')])
    expect(found.map(({ id, completionBp }) => [id, completionBp])).toEqual([['behind', 1_000], ['ahead', 9_000], ['free', null]])
  })

  it('are one line for somebody who moved within the period, and none for units or for whoever leads', () => {
    const found = numbers([row('rep', '10.00', '100.00', { key: 'a' }), row('rep', '5.00', '100.00', { key: 'b' }), row('boss', '1.00', null), row('head', '99.00', null, { kind: 'UNIT' })])
    expect(found).toEqual([{ id: 'rep', name: 'rep', won: 15, open: 70, target: 100, completionBp: 1_500 }])
  })

  it('show a person with an approved target and no deal at all', () => {
    const cells = (status: 'APPROVED' | 'DRAFT') => [{ periodKey: '2026-Q1', status, value: money('80.00') }]
    expect(numbers([], [{ name: 'Idle', personId: 'idle', cells: cells('APPROVED') }, { name: 'Not yet', personId: 'draft', cells: cells('DRAFT') }])).toEqual([
      { id: 'idle', name: 'Idle', won: 0, open: 0, target: 80, completionBp: 0 },
    ])
  })
})
