import { describe, expect, it } from 'vitest'
import { rowWindow, selectAll, selectRow } from '../../src/kit/table-rows.ts'

describe('the rows that are drawn', () => {
  it('are all of a short table', () => {
    expect(rowWindow({ count: 100, rowHeight: 44, scrolled: 5000, visible: 800 })).toEqual({ start: 0, end: 100, before: 0, after: 0 })
  })

  it('are few of a long one, and the rest takes its room', () => {
    const drawn = rowWindow({ count: 10_000, rowHeight: 40, scrolled: 40 * 5000, visible: 800 })
    expect(drawn.end - drawn.start).toBeLessThan(60)
    expect(drawn.start).toBeLessThanOrEqual(5000)
    expect(drawn.end).toBeGreaterThanOrEqual(5020)
    expect(drawn.before + (drawn.end - drawn.start) * 40 + drawn.after).toBe(400_000)
  })

  it('end with the last row when scrolled too far', () => {
    expect(rowWindow({ count: 200, rowHeight: 40, scrolled: 1e6, visible: 800 }).end).toBe(200)
  })
})

describe('selecting', () => {
  const keys = ['a', 'b', 'c', 'd']

  it('toggles one row', () => {
    expect([...selectRow(new Set(['a']), keys, 0, null)]).toEqual([])
    expect([...selectRow(new Set(['a']), keys, 2, null)]).toEqual(['a', 'c'])
  })

  it('gives a whole range the state of the row pressed last, in both directions', () => {
    expect([...selectRow(new Set(['b']), keys, 3, 1)].toSorted()).toEqual(['b', 'c', 'd'])
    expect([...selectRow(new Set(['a', 'b', 'c']), keys, 0, 2)]).toEqual([])
  })

  it('takes all or none, and leaves rows of other pages alone', () => {
    expect([...selectAll(new Set(['z', 'a']), keys)].toSorted()).toEqual(['a', 'b', 'c', 'd', 'z'])
    expect([...selectAll(new Set(['z', ...keys]), keys)]).toEqual(['z'])
  })
})
