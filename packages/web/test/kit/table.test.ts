import { flushSync } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import { render } from '../support/render.ts'
import DealsTable from '../support/deals-table.svelte'

const rows = ['1', '2', '3', '4'].map((id) => ({ id, name: `Deal ${id}` }))
const boxes = (target: HTMLElement) => [...target.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]

// jsdom lays nothing out: a table without a width would be drawn as cards.
vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
vi.stubGlobal('ResizeObserver', class {
  observe() {}
  disconnect() {}
})

describe('a table', () => {
  it('has a name, says how it is sorted, and asks for another order', async () => {
    const onsort = vi.fn<(column: string) => void>()
    const target = await render(DealsTable, { rows, sort: { column: 'name', direction: 'DESC' }, onsort })
    expect(target.querySelector('caption')?.textContent).toBe('Deals')
    const [, name, number] = target.querySelectorAll('th')
    expect(name?.getAttribute('aria-sort')).toBe('descending')
    expect(number?.getAttribute('aria-sort')).toBeNull()
    name?.querySelector('button')?.click()
    expect(onsort).toHaveBeenCalledExactlyOnceWith('name')
  })

  it('links each row by what names it', async () => {
    const target = await render(DealsTable, { rows })
    expect([...target.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/deals/1', '/deals/2', '/deals/3', '/deals/4'])
  })

  it('selects one row, a range with Shift, and all', async () => {
    const onselect = vi.fn<(selected: ReadonlySet<string>) => void>()
    const target = await render(DealsTable, { rows, onselect })
    const chosen = () => [...(onselect.mock.lastCall?.[0] ?? [])].toSorted()
    expect(boxes(target)[1]?.getAttribute('aria-label')).toBe('Select Deal 1')
    boxes(target)[1]?.click()
    flushSync()
    expect(chosen()).toEqual(['1'])
    expect(boxes(target)[0]?.indeterminate).toBe(true)
    boxes(target)[3]?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }))
    flushSync()
    expect(chosen()).toEqual(['1', '2', '3'])
    boxes(target)[0]?.click()
    flushSync()
    expect(chosen()).toEqual(['1', '2', '3', '4'])
  })

  it('keeps its layout while it loads, and teaches when it is empty', async () => {
    const loading = await render(DealsTable, { rows: [], loading: true })
    expect(loading.querySelector('table')?.getAttribute('aria-busy')).toBe('true')
    expect(loading.querySelectorAll('tbody tr')).toHaveLength(8)
    expect(loading.textContent).not.toContain('No deals yet')
    expect((await render(DealsTable, { rows: [] })).textContent).toContain('No deals yet')
  })
})
