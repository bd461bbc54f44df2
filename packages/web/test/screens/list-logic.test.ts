import type { ResourceMeta } from '@tenon/core/metadata'
import { describe, expect, it } from 'vitest'
import { titleOf, type ResourceRecord } from '../../src/data/record.ts'
import { allStale, hasMore, nextCursor, rowsOf, staleInSight, withFreshPage, withPage, withoutRows, type Page } from '../../src/screens/list/pages.ts'
import { NOTHING_SELECTED, extendTo, selectAll, toggle, without } from '../../src/screens/list/selected.ts'
import { drawnRows, rowWindow, scrollTo } from '../../src/screens/list/window.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const ids = (selected: { ids: ReadonlySet<string> }) => [...selected.ids].sort()

describe('selection', () => {
  it('toggles a row and remembers where a range would begin', () => {
    const one = toggle(NOTHING_SELECTED, 'b')
    expect([ids(one), one.anchor, ids(toggle(one, 'b'))]).toEqual([['b'], 'b', []])
  })

  it('extends from the last click in either direction', () => {
    expect(ids(extendTo(toggle(NOTHING_SELECTED, 'b'), 'd', order))).toEqual(['b', 'c', 'd'])
    expect(ids(extendTo(toggle(NOTHING_SELECTED, 'd'), 'b', order))).toEqual(['b', 'c', 'd'])
  })

  it('takes a range away after a click that took one away', () => {
    expect(ids(extendTo(toggle(selectAll(order), 'b'), 'd', order))).toEqual(['a', 'e'])
  })

  it('selects one row where there is nothing to extend from', () => {
    expect(ids(extendTo(NOTHING_SELECTED, 'c', order))).toEqual(['c'])
    expect(ids(extendTo({ ids: new Set(['z']), anchor: 'z' }, 'c', order))).toEqual(['c', 'z'])
  })

  it('forgets rows that are gone', () => {
    const left = without(toggle(selectAll(order), 'a'), ['b', 'c'])
    expect([ids(left), left.anchor]).toEqual([['d', 'e'], null])
  })
})

describe('the window on a long list', () => {
  it('draws a few dozen rows of ten thousand', () => {
    const view = rowWindow({ scrollTop: 200_000, height: 800, rowHeight: 40, count: 10_000 })
    expect(view).toEqual({ start: 4992, end: 5028, above: 199_680, below: 198_880 })
    expect(view.above + view.below + (view.end - view.start) * 40).toBe(400_000)
  })

  it('is right at both ends, for few rows and for none', () => {
    expect(rowWindow({ scrollTop: -30, height: 800, rowHeight: 40, count: 10_000 }).start).toBe(0)
    expect(rowWindow({ scrollTop: 399_200, height: 800, rowHeight: 40, count: 10_000 })).toMatchObject({ end: 10_000, below: 0 })
    expect(rowWindow({ scrollTop: 0, height: 800, rowHeight: 40, count: 3 })).toEqual({ start: 0, end: 3, above: 0, below: 0 })
    expect(rowWindow({ scrollTop: 0, height: 800, rowHeight: 40, count: 0 })).toEqual({ start: 0, end: 0, above: 0, below: 0 })
  })

  it('keeps the row that has the focus drawn above and below the window, and every row stays in its place', () => {
    const count = 10_000
    const view = rowWindow({ scrollTop: 200_000, height: 800, rowHeight: 40, count })
    for (const held of [-1, 0, 4990, 4991, 4992, 5010, 5027, 5028, 5029, 9_999]) {
      const drawn = drawnRows(view, { held, rowHeight: 40, loaded: count })
      let top = 0
      for (const { row, gap } of drawn.rows) {
        top += gap
        expect(top).toBe(row * 40)
        top += 40
      }
      expect(top + drawn.between + drawn.below).toBe(count * 40)
      expect(drawn.rows.some(({ row }) => row === held)).toBe(held >= 0)
      expect(drawn.rows).toHaveLength(held >= 0 && (held < view.start || held >= view.end) ? 37 : 36)
    }
  })

  it('leaves the room of rows above those still awaited', () => {
    const view = rowWindow({ scrollTop: 4_000, height: 200, rowHeight: 40, count: 100 })
    const room = (held: number) => { const { rows, between, below } = drawnRows(view, { held, rowHeight: 40, loaded: 80 }); return { rows, between, below } }
    expect(room(-1)).toEqual({ rows: [], between: view.above, below: view.below })
    expect(room(10)).toEqual({ rows: [{ row: 10, gap: 400 }], between: view.above - 11 * 40, below: view.below })
  })

  it('scrolls only as far as a row needs to be seen', () => {
    const view = { scrollTop: 400, height: 200, rowHeight: 40 }
    expect([scrollTo(12, view), scrollTo(9, view), scrollTo(15, view)]).toEqual([400, 360, 440])
  })
})

describe('pages of a list', () => {
  const row = (id: string, version = 1): ResourceRecord => ({ id, version })
  const page = (after: string | null, names: string, endCursor: string | null): Page => ({ after, rows: [...names].map((id) => row(id)), endCursor, hasNextPage: endCursor !== null, stale: false })
  const names = (pages: readonly Page[]) => rowsOf(pages).map((one) => one.id).join('')
  const two = [page(null, 'abc', '3'), page('3', 'def', '6')]

  it('follow each other until there are no more', () => {
    expect([hasMore([]), nextCursor([])]).toEqual([true, null])
    expect([hasMore(two), nextCursor(two)]).toEqual([true, '6'])
    expect(hasMore(withPage(two, page('6', 'g', null)))).toBe(false)
  })

  it('show a row that moved while the person scrolled only once', () => {
    expect(names(withPage(two, page('6', 'bgh', '9')))).toBe('acdefbgh')
  })

  it('are refreshed in place, and no row falls between two of them', () => {
    const fresh = withFreshPage(allStale(two), 0, { ...page(null, 'xab', '2'), stale: false })
    expect(names(fresh)).toBe('xabdef')
    expect(fresh[1]).toMatchObject({ after: '2', stale: true })
  })

  it('are asked again only where they are in sight', () => {
    const stale = allStale(two)
    expect([staleInSight(stale, 0, 2), staleInSight(stale, 4, 5), staleInSight(two, 0, 9)]).toEqual([0, 1, -1])
  })

  it('lose rows that were deleted at once', () => {
    expect(names(withoutRows(two, new Set(['b', 'f'])))).toBe('acde')
  })
})

describe('the name of a record', () => {
  it('is what its title field says, and never the id', () => {
    const record = { id: 'Split:1', version: 1, name: 'Deal' }
    expect(titleOf({ titleField: 'name' }, record)).toBe('Deal')
    expect(titleOf({ titleField: 'id' }, record)).toBeNull()
    expect(titleOf({ titleField: 'name' }, { ...record, name: '' })).toBeNull()
  })

  it('is in the words of the reader where a choice names it', () => {
    const fields = [{ name: 'weekday', options: [{ value: 'MONDAY', label: { key: 'core.Weekday.MONDAY', fallback: 'Monday' }, tone: null }] }] as unknown as ResourceMeta['fields']
    const meta = { titleField: 'weekday', fields }
    expect(titleOf(meta, { id: 'WorkingHours:1', version: 1, weekday: 'MONDAY' }, ({ key }) => `in words: ${key}`)).toBe('in words: core.Weekday.MONDAY')
    expect(titleOf(meta, { id: 'WorkingHours:1', version: 1, weekday: 'OF_NEXT_YEAR' }, ({ key }) => key)).toBe('OF_NEXT_YEAR')
  })
})
