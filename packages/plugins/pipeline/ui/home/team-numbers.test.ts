import { describe, expect, it } from 'vitest'
import { teamNumbers, type TeamAnswer } from './team-numbers.ts'

const money = (amount: string) => ({ amount, currency: 'CNY' })
const row = (personId: string, closed: string, target: string | null, more: object = {}): TeamAnswer['forecast'][number] => ({
  key: personId, kind: 'PERSON', name: personId, depth: 0, personId, closed: money(closed), commit: money('10.00'), bestCase: money('20.00'), pipeline: money('5.00'), target: target === null ? null : money(target), ...more,
})
const numbers = (forecast: TeamAnswer['forecast'], targetTree: TeamAnswer['targetTree'] = []) => teamNumbers({ me: { id: 'boss' }, forecast, targetTree }, '2026-Q1', 'CNY')

describe("a team's numbers", () => {
  it('begin with whoever is furthest from the target, and end with those without one', () => {
    const found = numbers([row('ahead', '90.00', '100.00'), row('free', '500.00', null), row('behind', '10.00', '100.00')])
    expect(found.map(({ id, completionBp }) => [id, completionBp])).toEqual([['behind', 1_000], ['ahead', 9_000], ['free', null]])
  })

  it('are one line for somebody who moved within the period, and none for the caller', () => {
    const found = numbers([row('rep', '10.00', '100.00', { key: 'a' }), row('rep', '5.00', '100.00', { key: 'b' }), row('boss', '1.00', null)])
    expect(found).toEqual([{ id: 'rep', name: 'rep', unit: null, won: 15, open: 70, target: 100, completionBp: 1_500 }])
  })

  it('are those of a whole unit for who leads it, and its people are not told apart', () => {
    const found = numbers(
      [row('boss', '130.00', '400.00', { key: 'unit:s', kind: 'UNIT', name: 'Sales' }), row('own', '5.00', '50.00', { depth: 1 }), row('head', '99.00', '300.00', { key: 'unit:n', kind: 'UNIT', name: 'North', depth: 1 }), row('rep', '99.00', '100.00', { depth: 2 })],
      [['boss', 0], ['head', 1], ['rep', 2], ['own', 1]].map(([personId, depth]) => ({ name: String(personId), depth: Number(depth), personId: String(personId), cells: [{ periodKey: '2026-Q1', status: 'APPROVED' as const, value: money('1.00') }] })),
    )
    expect(found.map(({ id, name, unit, won, target }) => [id, name, unit, won, target])).toEqual([['own', 'own', null, 5, 50], ['head', 'North', 'n', 99, 300]])
  })

  it('are nothing of the units above and beside those of the caller', () => {
    const found = numbers([row('director', '9.00', null, { key: 'unit:s', kind: 'UNIT', name: 'Sales' }), row('boss', '4.00', null, { key: 'unit:n', kind: 'UNIT', name: 'North', depth: 1 }), row('rep', '4.00', null, { depth: 2 }), row('other', '5.00', null, { key: 'unit:o', kind: 'UNIT', name: 'South', depth: 1 })])
    expect(found.map(({ id }) => id)).toEqual(['rep'])
  })

  it('show a person with an approved target and no deal at all', () => {
    const cells = (status: 'APPROVED' | 'DRAFT') => [{ periodKey: '2026-Q1', status, value: money('80.00') }]
    expect(numbers([], [{ name: 'Idle', depth: 0, personId: 'idle', cells: cells('APPROVED') }, { name: 'Not yet', depth: 0, personId: 'draft', cells: cells('DRAFT') }])).toEqual([
      { id: 'idle', name: 'Idle', unit: null, won: 0, open: 0, target: 80, completionBp: 0 },
    ])
  })
})
