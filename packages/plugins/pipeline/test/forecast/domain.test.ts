import { convert, money } from '@tenon/core/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeShares } from '../../src/domain/deals/reassign-shares.ts'
import { add, amountsOf, nothing } from '../../src/domain/forecast/amounts.ts'
import { creditsOn, divide } from '../../src/domain/forecast/credit.ts'
import { accuracyOf, coverageOf, figuresOf } from '../../src/domain/forecast/figures.ts'
import { assigned, enclosing, gapsOf } from '../../src/domain/targets/target-tree.ts'

describe('shares of a deal', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 8 })

  it('divide an amount so that the parts add up to it, each within one unit of its share', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (minor, shares) => {
      const parts = divide(minor, shares.map((shareBp, index) => ({ personId: String(index), shareBp })))
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(minor)
      const total = BigInt(shares.reduce((sum, share) => sum + share, 0))
      for (const [index, part] of parts.entries()) {
        const off = part * total - minor * BigInt(shares[index]!)
        expect(off < total && off > -total).toBe(true)
      }
    }))
  })

  it('stay at 100 % whoever the deal goes to', () => {
    fc.assert(fc.property(weights, fc.nat(9), fc.nat(9), fc.boolean(), (raw, from, to, isProposed) => {
      const shares = raw.map((shareBp, index) => ({ personId: `p${index}`, shareBp }))
      const before = shares.reduce((sum, { shareBp }) => sum + shareBp, 0)
      const after = proposeShares(shares, { from: `p${from}`, to: `p${to}`, isProposed })
      expect(after.reduce((sum, { shareBp }) => sum + shareBp, 0)).toBe(before)
      expect(new Set(after.map(({ personId }) => personId)).size).toBe(after.length)
    }))
  })

  it('are those of the day: the newest set that holds by then, else the owner alone', () => {
    const share = (personId: string, shareBp: number, day: string) => ({ personId, shareBp, kind: 'REVENUE' as const, effectiveFrom: new Date(day) })
    const shares = [share('a', 10_000, '2026-01-01'), share('a', 4_000, '2026-03-01'), share('b', 6_000, '2026-03-01')]
    expect(creditsOn(shares, 'o', '2025-12-31')).toEqual([{ personId: 'o', shareBp: 10_000 }])
    expect(creditsOn(shares, 'o', '2026-02-28')).toEqual([{ personId: 'a', shareBp: 10_000 }])
    expect(creditsOn(shares, 'o', '2026-03-01')).toEqual([{ personId: 'b', shareBp: 6_000 }, { personId: 'a', shareBp: 4_000 }])
  })
})

describe('amounts of several currencies', () => {
  const deal = fc.record({ minor: fc.bigInt({ min: 0n, max: 10n ** 13n }), currency: fc.constantFrom('USD', 'JPY', 'KWD', 'CNY'), rate: fc.bigInt({ min: 1n, max: 10n ** 12n }), probabilityBp: fc.integer({ min: 0, max: 10_000 }) })
  const shares = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 5 })

  it('add up whoever is credited: what the people have together is what the deals are worth, one by one', () => {
    fc.assert(fc.property(fc.array(fc.tuple(deal, shares), { maxLength: 12 }), (rows) => {
      const worths = rows.map(([{ minor, currency, rate, probabilityBp }]) => amountsOf({ amountMinor: convert(money(minor, currency), rate, 'CNY').minor, probabilityBp, category: 'COMMIT', outcome: 'OPEN' }))
      const parts = worths.flatMap((amounts, index) => {
        const credits = rows[index]![1].map((shareBp, holder) => ({ personId: String(holder), shareBp }))
        const [commit, weighted] = [divide(amounts.commit, credits), divide(amounts.weighted, credits)]
        return credits.map((_, part) => ({ ...nothing, commit: commit[part]!, weighted: weighted[part]! }))
      })
      expect(parts.reduce(add, nothing)).toEqual({ ...worths.reduce(add, nothing), deals: 0 })
    }))
  })

  it('are in no sum without a rate, and counted as such', () => {
    expect(amountsOf({ amountMinor: null, probabilityBp: 5_000, category: 'COMMIT', outcome: 'OPEN' })).toEqual({ ...nothing, withoutRate: 1 })
    expect(amountsOf({ amountMinor: null, probabilityBp: 5_000, category: 'OMITTED', outcome: 'OPEN' })).toEqual(nothing)
    expect(figuresOf([{ outcome: 'WON', amountMinor: null, days: 20 }, { outcome: 'WON', amountMinor: 300n, days: 20 }], 1)).toMatchObject({ won: 2, averageMinor: 300n })
  })
})

describe('figures of sales', () => {
  it('a lost deal counts in no column, whatever its probability', () => {
    expect(amountsOf({ amountMinor: 100n, probabilityBp: 10_000, category: 'COMMIT', outcome: 'LOST' })).toEqual(amountsOf({ amountMinor: 0n, probabilityBp: 0, category: 'OMITTED', outcome: 'OPEN' }))
  })

  it('are undefined rather than wrong where there is nothing to divide by', () => {
    expect(figuresOf([], 3)).toEqual({ won: 0, lost: 0, winRateBp: null, averageMinor: null, cycleDays: null, velocityMinor: null })
    expect(accuracyOf(100n, 0n)).toBeNull()
    expect(coverageOf(100n, 50n, 50n)).toBeNull()
  })

  it('say what open deals bring a day', () => {
    expect(figuresOf([{ outcome: 'WON', amountMinor: 1_000n, days: 20 }, { outcome: 'WON', amountMinor: 3_000n, days: 40 }, { outcome: 'LOST', amountMinor: 9n, days: 5 }], 6)).toMatchObject({ winRateBp: 6_667, averageMinor: 2_000n, cycleDays: 30, velocityMinor: 267n })
    expect(accuracyOf(90n, 100n)).toBe(9_000)
  })
})

describe('gaps of targets', () => {
  it('count holders of the same period and the own smaller periods apart, and what is over-assigned', () => {
    const node = (id: string, holder: string, periodKey: string, size: bigint, parentId: string | null = null) => ({ id, holder, periodKey, size, parentId, overAssignBp: 0 })
    const year = { ...node('y', 'u', '2026', 1_200n), overAssignBp: 1_000 }
    const all = [year, node('q1', 'u', '2026-Q1', 300n, 'y'), node('q2', 'u', '2026-Q2', 400n, 'y'), node('a', 'a', '2026', 700n, 'y'), node('b', 'b', '2026', 600n, 'y')]
    expect(gapsOf(year, all)).toEqual({ holders: 20n, periods: 500n })
    expect(assigned({ size: 3n, overAssignBp: 5_000 })).toBe(5n)
    expect(['2026', '2026-Q3', '2026-03', '2026-12'].map(enclosing)).toEqual([null, '2026', '2026-Q1', '2026-Q4'])
  })
})
