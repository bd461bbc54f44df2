import { describe, expect, it } from 'vitest'
import { frequencyOn } from '../src/domain/classification/frequency.ts'
import { faultsOf, rulesOn, type ClassRules } from '../src/domain/classification/policy.ts'
import { scoreOf } from '../src/domain/classification/score.ts'
import { decideClass, type Standing } from '../src/domain/classification/standing.ts'

const rules: ClassRules = {
  revision: 1, effectiveFrom: '2026-01-01', cutoffs: { A: 80, B: 60, C: 30 }, marginPoints: 3, minStayDays: 90,
  factors: [
    { key: 'SCALE', weightBp: 3_333, bands: [{ atLeast: 1n, points: 20 }, { atLeast: 3n, points: 60 }, { atLeast: 5n, points: 100 }] },
    { key: 'FREQUENCY', weightBp: 3_333, bands: [{ atLeast: 1n, points: 50 }, { atLeast: 4n, points: 100 }] },
    { key: 'POTENTIAL', weightBp: 3_334, bands: [{ atLeast: 1n, points: 0 }, { atLeast: 5n, points: 100 }] },
  ],
}
const scored = (points: number) => scoreOf({ ...rules, factors: [{ key: 'X', weightBp: 10_000, bands: [{ atLeast: 0n, points }] }] }, { X: 0n })
const on = (day: string, points: number, before: Standing | null) => decideClass(rules, { day, score: scored(points), before, override: null })

describe('the class of a customer', () => {
  it('says for each criterion what was found, what it gave and by which revision, exactly', () => {
    const { factors, ...rest } = scoreOf(rules, { SCALE: 3n, FREQUENCY: 9n, POTENTIAL: 5n })
    expect(rest).toEqual({ revision: 1, score: 866_680n, reached: 'A' })
    expect(factors[0]).toEqual({ key: 'SCALE', measure: 3n, points: 60, weightBp: 3_333, weighted: 199_980n })
  })

  it('gives no points for what is not known or below the first band', () => {
    expect(scoreOf(rules, { SCALE: 0n, FREQUENCY: null })).toMatchObject({ score: 0n, reached: 'D' })
  })

  it('has reached a cut-off on it, and not a ten-thousandth below: nothing is rounded before', () => {
    expect([scored(80), scored(79), scored(60), scored(30), scored(29)].map(({ reached }) => reached)).toEqual(['A', 'B', 'B', 'C', 'D'])
    const short = { ...rules, factors: [{ key: 'X', weightBp: 9_999, bands: [{ atLeast: 0n, points: 80 }] }, { key: 'Y', weightBp: 1, bands: [{ atLeast: 0n, points: 79 }] }] }
    expect(scoreOf(short, { X: 0n, Y: 0n })).toMatchObject({ score: 799_999n, reached: 'B' })
  })

  it('does not flicker at a cut-off: it must be passed by the margin, both ways', () => {
    const b = { class: 'B', since: '2025-01-01' } as const
    const a = { class: 'A', since: '2025-01-01' } as const
    expect(on('2026-06-01', 82, b)).toMatchObject({ class: 'B', held: 'MARGIN', computed: b })
    expect(on('2026-06-01', 83, b)).toMatchObject({ class: 'A', held: null, computed: { since: '2026-06-01' } })
    expect(on('2026-06-01', 77, a)).toMatchObject({ class: 'A', held: 'MARGIN' })
    expect(on('2026-06-01', 76, a)).toMatchObject({ class: 'B', held: null })
    expect(on('2026-06-01', 58, a)).toMatchObject({ class: 'B', held: 'MARGIN' })
  })

  it('stays for the minimum number of days, and may change on the day after them', () => {
    const b = { class: 'B', since: '2026-01-01' } as const
    expect(on('2026-03-31', 100, b)).toMatchObject({ class: 'B', held: 'MINIMUM_STAY' })
    expect(on('2026-04-01', 100, b)).toMatchObject({ class: 'A', held: null })
  })

  it('is what a person decided until that expires; the computed class goes on beneath', () => {
    const override = { class: 'A', from: '2026-02-01', until: '2026-03-01' } as const
    const decided = (day: string) => decideClass(rules, { day, score: scored(10), before: null, override })
    expect(decided('2026-01-31')).toMatchObject({ class: 'D', origin: 'COMPUTED' })
    expect(decided('2026-02-28')).toMatchObject({ class: 'A', origin: 'OVERRIDE', computed: { class: 'D' } })
    expect(decided('2026-03-01')).toMatchObject({ class: 'D', origin: 'COMPUTED' })
  })
})

describe('the rules of classes', () => {
  it('hold from their day on, the later revision where two begin together', () => {
    const revisions = [rules, { ...rules, revision: 2, effectiveFrom: '2026-05-01' }, { ...rules, revision: 3, effectiveFrom: '2026-05-01' }]
    expect(['2025-12-31', '2026-04-30', '2026-05-01'].map((day) => rulesOn(revisions, day)?.revision ?? null)).toEqual([null, 1, 3])
  })

  it('are refused with weights that are not 100 %, bands or cut-offs out of order, or a criterion twice', () => {
    const [scale, frequency, potential] = rules.factors as [ClassRules['factors'][0], ClassRules['factors'][0], ClassRules['factors'][0]]
    expect(faultsOf(rules)).toEqual([])
    expect(faultsOf({ ...rules, factors: [] })).toEqual(['NO_FACTORS', 'WEIGHTS'])
    expect(faultsOf({ ...rules, factors: [scale, frequency] })).toEqual(['WEIGHTS'])
    expect(faultsOf({ ...rules, factors: [scale, { ...frequency, key: 'SCALE' }, potential] })).toEqual(['FACTOR_TWICE'])
    expect(faultsOf({ ...rules, factors: [scale, frequency, { ...potential, bands: potential.bands.toReversed() }] })).toEqual(['BANDS'])
    expect(faultsOf({ ...rules, cutoffs: { A: 60, B: 60, C: 30 } })).toEqual(['CUTOFFS'])
    expect(faultsOf({ ...rules, minStayDays: -1 })).toEqual(['STAY'])
  })
})

describe('how often a customer buys', () => {
  const row = (id: string, day: string, more: object = {}) => ({ id, kind: 'NEW', on: new Date(`${day}T00:00:00Z`), grossMinor: 1n, reversesId: null, sourceModule: 'contracts', sourceId: id, ...more })

  it('is the contracts of the twelve months before the day, each once: the day itself is in, the same day a year before is not', () => {
    const rows = [row('1', '2025-06-10'), row('2', '2025-06-11'), row('3', '2026-06-10'), row('4', '2026-06-11'), row('5', '2026-01-01', { sourceId: '3' }), row('6', '2026-02-01', { kind: 'AMENDMENT' })]
    expect(frequencyOn(rows, '2026-06-10')).toBe(2n)
  })

  it('never had a contract that was voided: the row of the void has the day of the contract', () => {
    const rows = [row('1', '2026-03-01'), row('2', '2026-03-01', { kind: 'RETURN', reversesId: '1', sourceId: '1' })]
    expect([frequencyOn(rows, '2026-04-30'), frequencyOn(rows, '2026-05-01')]).toEqual([0n, 0n])
  })

  it('had a typed-in purchase until the day on which it was taken back', () => {
    const manual = { sourceModule: 'manual', sourceId: null }
    const rows = [row('1', '2026-03-01', manual), row('2', '2026-05-01', { ...manual, kind: 'RETURN', reversesId: '1' })]
    expect([frequencyOn(rows, '2026-04-30'), frequencyOn(rows, '2026-05-01')]).toEqual([1n, 0n])
  })

  it('counts each typed-in purchase for itself', () => {
    expect(frequencyOn([row('1', '2026-03-01', { sourceId: null }), row('2', '2026-03-01', { sourceId: null })], '2026-06-10')).toBe(2n)
  })
})
