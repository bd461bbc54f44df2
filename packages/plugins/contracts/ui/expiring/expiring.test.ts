import { describe, expect, it } from 'vitest'
import { inSpans, renews } from './expiring.ts'

describe('contracts that end soon', () => {
  it('stand in spans of 30 days, each in one', () => {
    const rows = ['2026-03-01', '2026-03-31', '2026-04-01', '2026-05-30'].map((endOn) => ({ endOn }))
    const dayIn = (days: number) => ({ 30: '2026-03-31', 60: '2026-04-30', 90: '2026-05-30' })[days]!
    expect(inSpans(rows, dayIn).map(({ days, rows: found }) => [days, found.map(({ endOn }) => endOn)])).toEqual([[30, ['2026-03-01', '2026-03-31']], [60, ['2026-04-01']], [90, ['2026-05-30']]])
    expect(inSpans(rows.slice(3), dayIn).map(({ days }) => days)).toEqual([90])
  })

  it('are renewed where they are for a time', () => {
    expect(['SUBSCRIPTION', 'MAINTENANCE', 'SERVICE', 'SALE', 'FRAMEWORK'].filter((type) => renews({ type }))).toEqual(['SUBSCRIPTION', 'MAINTENANCE', 'SERVICE'])
  })
})
