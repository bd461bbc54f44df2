import { describe, expect, it } from 'vitest'
import { changesOf, draftFrom, inForce, missingKeys, newFactor, weightSum, type Rules } from './rules.ts'
import { decimalToMinor, minorToDecimal } from './minor.ts'

const rules = (revision: number, effectiveFrom: string): Rules => ({ id: `ClassPolicy:${revision}`, revision, effectiveFrom, cutoffA: 3, cutoffB: 2, cutoffC: 1, marginPoints: 0, minStayDays: 0, factors: [{ key: 'SCALE', name: null, source: 'SIZE_BAND', weightBp: 10_000, bands: [] }] })

describe('the editor of rules', () => {
  it('shows those in force, not those to come; of two from one day the later', () => {
    expect(inForce([rules(1, '2026-01-01'), rules(3, '2026-02-01'), rules(2, '2026-02-01'), rules(4, '2026-12-01')], '2026-06-01')?.revision).toBe(3)
    expect(inForce([rules(1, '2026-07-01')], '2026-06-01')).toBeNull()
  })

  it('adds what is missing and criteria of the company, each with a key of its own', () => {
    const draft = draftFrom(rules(1, '2026-01-01'))
    expect(missingKeys(draft)).toEqual(['FREQUENCY', 'POTENTIAL'])
    const first = newFactor(draft, null, 'New')
    const both = { ...draft, factors: [...draft.factors, first] }
    expect([first.key, newFactor(both, null, 'New').key, newFactor(both, 'POTENTIAL', 'New').name]).toEqual(['OWN_1', 'OWN_2', null])
    expect(weightSum(both)).toBe(10_000)
  })

  it('tells who goes where, the most first, and not who stays', () => {
    expect(changesOf({ moves: [{ from: 'A', to: 'A', count: 9 }, { from: 'B', to: 'A', count: 1 }, { from: null, to: 'D', count: 2 }] }).map(({ to, count }) => [to, count])).toEqual([['D', 2], ['A', 1]])
  })

  it('writes amounts as people do, in the digits of the currency', () => {
    expect([minorToDecimal('1250', 'CNY'), decimalToMinor('12.5', 'CNY'), decimalToMinor('1200', 'JPY'), decimalToMinor(minorToDecimal('90071992547409931', 'KWD'), 'KWD')]).toEqual(['12.50', '1250', '1200', '90071992547409931'])
  })
})
