import { describe, expect, it } from 'vitest'
import { fittedWidths, labelWidth, moved, ownColumns, parseColumns, toggled, widthOf, withWidth } from '../../src/screens/list/columns.ts'
import { NO_CHOICE } from '../../src/screens/chart/chart-choice.ts'
import { PLAIN_VIEW, nextSort, readView, writeView, type ViewState } from '../../src/screens/list/view-state.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const reread = (view: ViewState) => readView(meta, new URLSearchParams(writeView(view)))

describe('a view in the address', () => {
  it('is nothing where nothing was changed', () => {
    expect(writeView(PLAIN_VIEW)).toBe('')
    expect(readView(meta, new URLSearchParams())).toEqual(PLAIN_VIEW)
  })

  it('is the same view for whoever opens it', () => {
    const view: ViewState = {
      mode: 'board',
      span: null,
      chart: NO_CHOICE,
      search: '启明 & co',
      filter: { join: 'and', items: [{ field: 'amount', operator: 'gte', values: ['1000'] }, { field: 'name', operator: 'contains', values: ['a;b%'] }] },
      sort: [{ field: 'amount', direction: 'DESC' }, { field: 'name', direction: 'ASC' }],
      columns: [{ name: 'name', width: 320 }, { name: 'amount', width: null }],
    }
    expect(reread(view)).toEqual(view)
  })

  it('can be read by people', () => {
    const view: ViewState = { ...PLAIN_VIEW, filter: { join: 'and', items: [{ field: 'stage', operator: 'in', values: ['a', 'b'] }] }, sort: [{ field: 'amount', direction: 'DESC' }] }
    expect(writeView(view)).toBe('?f=stage.in:a,b&sort=-amount')
  })

  it('keeps the parameters of others', () => {
    expect(writeView({ ...PLAIN_VIEW, search: 'x' }, new URLSearchParams('tab=history&q=old'))).toBe('?q=x&tab=history')
  })

  it('leaves out what the resource does not have', () => {
    const view = readView(opportunityMeta({ board: null }), new URLSearchParams('view=board&sort=-secret,name&cols=secret,name,amount:99999'))
    expect(view).toMatchObject({ mode: 'list', sort: [{ field: 'name', direction: 'ASC' }], columns: [{ name: 'name', width: null }, { name: 'amount', width: 720 }] })
  })
})

describe('a click on a header', () => {
  it('sorts up, then down, then as the resource does by itself', () => {
    const up = nextSort(null, 'amount', false)
    const down = nextSort(up, 'amount', false)
    expect([up, down, nextSort(down, 'amount', false)]).toEqual([[{ field: 'amount', direction: 'ASC' }], [{ field: 'amount', direction: 'DESC' }], null])
  })

  it('adds to the order with Shift and keeps the place of a field that turns', () => {
    const two = nextSort([{ field: 'stage', direction: 'ASC' }], 'amount', true)
    expect(two?.map((one) => one.field)).toEqual(['stage', 'amount'])
    expect(nextSort(two, 'stage', true)).toEqual([{ field: 'stage', direction: 'DESC' }, { field: 'amount', direction: 'ASC' }])
  })
})

describe('columns', () => {
  const names = (columns: readonly { name: string }[]) => columns.map((column) => column.name)

  it('begin with the name of the record even if the plugin forgot it', () => {
    expect(names(ownColumns(opportunityMeta({ list: { columns: ['amount', 'gone'], sort: [] } })))).toEqual(['name', 'amount'])
  })

  it('are shown, hidden and moved, and one always stays', () => {
    const columns = ownColumns(meta)
    expect(names(toggled(columns, 'kind'))).toEqual(['name', 'customer', 'amount', 'stage', 'kind'])
    expect(names(toggled(columns, 'amount'))).toEqual(['name', 'customer', 'stage'])
    expect(toggled([{ name: 'name', width: null }], 'name')).toHaveLength(1)
    expect(names(moved(columns, 'stage', -2))).toEqual(['name', 'stage', 'customer', 'amount'])
    expect(names(moved(columns, 'name', 99))).toEqual(['customer', 'amount', 'stage', 'name'])
  })

  it('have a usual width until one is chosen, within reason', () => {
    const columns = withWidth(ownColumns(meta), 'amount', 12)
    expect(columns.map((column) => widthOf(meta, column))).toEqual([280, 190, 72, 190])
    expect(parseColumns(meta, 'name,name:300,amount')).toEqual([{ name: 'name', width: 300 }, { name: 'amount', width: null }])
  })
})

describe('widths', () => {
  it('give way where words can be cut, and never where numbers would be', () => {
    const columns = [{ width: 200, flexible: true }, { width: 100, flexible: false }, { width: 100, flexible: true }]
    expect([fittedWidths(columns, 700), fittedWidths(columns, 400), fittedWidths(columns, 100)]).toEqual([[300, 100, 150], [200, 100, 100], [144, 100, 72]])
    expect(fittedWidths([{ width: 120, flexible: false }], 1000)).toEqual([120])
  })

  it('leave room for the heading, in letters and in Han', () => {
    expect([labelWidth('Amount'), labelWidth('预计成交日期'), labelWidth('x'.repeat(80))]).toEqual([88, 124, 190])
  })
})
