import { describe, expect, it } from 'vitest'
import { worstOf } from './quality.ts'

describe('what customers lack', () => {
  it('is named by the three worst fields, the worst first', () => {
    const missing = [{ field: 'phone', count: 1 }, { field: 'industry', count: 9 }, { field: 'region', count: 4 }, { field: 'address', count: 5 }]
    expect(worstOf(missing).map(({ field }) => field)).toEqual(['industry', 'address', 'region'])
    expect(worstOf([])).toEqual([])
  })
})
