import { describe, expect, it } from 'vitest'
import { arcPath, extents, linePath, ticks } from '../../src/kit/charts/chart-scale.ts'

describe('the scale of a chart', () => {
  it('goes in round steps from zero to beyond the greatest value', () => {
    expect(ticks(0, 910_000)).toEqual([0, 250_000, 500_000, 750_000, 1_000_000])
    expect(ticks(-3, 7)).toEqual([-5, -2.5, 0, 2.5, 5, 7.5])
    expect(ticks(0, 0)).toEqual([0, 1])
  })

  it('stacks what is added up, and begins at zero otherwise', () => {
    const series = [{ values: [1, 2] }, { values: [3, null] }]
    expect(extents(series, true)).toEqual([[[0, 1], [0, 2]], [[1, 4], null]])
    expect(extents(series, false)).toEqual([[[0, 1], [0, 2]], [[0, 3], null]])
  })

  it('breaks a line where nothing is known', () => {
    expect(linePath([[0, 1], [2, 3], null, [4, 5]])).toBe('M0.0,1.0L2.0,3.0M4.0,5.0')
  })

  it('draws a whole as a ring that is not empty', () => {
    expect(arcPath(0, 1, 10, 5)).toMatch(/^M0\.00,-10\.00A10,10 0 1 1 -0\.01,-10\.00L/)
  })
})
