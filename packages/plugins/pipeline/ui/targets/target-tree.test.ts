import { describe, expect, it } from 'vitest'
import { columnsOf, isGap } from './target-tree.ts'

describe('the table of targets', () => {
  it('has a year with its quarters, or a quarter with its months', () => {
    expect(columnsOf('2026', null)).toEqual(['2026', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])
    expect(columnsOf('2026', '2026-Q4')).toEqual(['2026-Q4', '2026-10', '2026-11', '2026-12'])
  })

  it('shows a gap of a single fen, and none of nothing', () => {
    expect([isGap({ amount: '0.01', currency: 'CNY' }), isGap({ amount: '-5.00', currency: 'CNY' }), isGap({ amount: '0.00', currency: 'CNY' }), isGap(null)]).toEqual([true, true, false, false])
  })
})
