import { describe, expect, it } from 'vitest'
import { closingDeals, type ClosingDeal } from './closing.ts'

const deal = (day: string): ClosingDeal => ({ id: day, name: day, expectedCloseOn: day, amount: null, customer: null, stage: null })
const days = (...all: string[]) => ({ totalCount: all.length, nodes: all.map(deal) })
const shown = (soon: string[], overdue: string[]) => closingDeals({ soon: days(...soon), overdue: days(...overdue) }, 3).map(({ id }) => id)

describe('deals that close soon', () => {
  it('are the next ones, whatever is overdue', () => {
    expect(shown(['2026-03-02', '2026-03-03', '2026-03-04'], ['2026-02-27'])).toEqual(['2026-03-02', '2026-03-03', '2026-03-04'])
  })

  it('are filled up with the latest that are overdue, in the order of their days', () => {
    expect(shown(['2026-03-02'], ['2026-02-27', '2026-02-20', '2026-01-30'])).toEqual(['2026-02-20', '2026-02-27', '2026-03-02'])
  })

  it('are none where nothing is open', () => {
    expect(shown([], [])).toEqual([])
  })
})
