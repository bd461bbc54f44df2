import { flushSync } from 'svelte'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { DataError } from '../../src/data/data-error.ts'
import type { ResourceRecord } from '../../src/data/record.ts'
import { CellClicks, isPlainClick, SECOND_CLICK_MS } from '../../src/screens/list/cell-clicks.ts'
import { gridKey } from '../../src/screens/list/grid-keys.ts'
import { nextCell } from '../../src/screens/list/next-cell.ts'
import { RowEdit } from '../../src/screens/list/row-edit.svelte.ts'
import RecordDetails from '../../src/screens/record/record-details.svelte'
import { press, render, startShell } from '../support/render.ts'
import { fakeClient, saved } from './fake-client.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'

const name = field('name', 'text', { required: true })
const loss = field('lossReason', 'text')
const code = field('code', 'text', { readOnly: true })
const amount = field('amount', 'money')
const meta = opportunityMeta({ fields: [name, code, loss, amount], form: { sections: [{ label: null, fields: ['name', 'code', 'lossReason', 'amount'] }] } })
const record: ResourceRecord = { id: 'Opportunity:1', version: 3, name: 'Deal', code: 'D-1', lossReason: null, amount: null }

describe('the details of a record', () => {
  const open = async (mutate: unknown[]) => {
    const client = fakeClient({ mutate })
    const shell = await startShell()
    shell.service('tenon.data', () => ({ client }))
    shell.i18n.declare('screens', { en: () => import('../../src/screens/messages/en.ts') })
    await shell.i18n.use('en')
    const page = await render(RecordDetails, { meta, record }, shell)
    return { client, shell, page, input: () => page.querySelector<HTMLInputElement>('.editing input') }
  }
  const write = (input: HTMLInputElement, text: string) => {
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    flushSync()
  }

  it('are gone through by Tab: each field is saved as it is left, those that nobody may change are passed over', async () => {
    const { client, page, input } = await open([saved({ ...record, version: 4 })])
    page.querySelector<HTMLElement>('[aria-label="Edit name"]')!.click()
    flushSync()
    write(input()!, 'Better deal')
    expect(press(input()!, 'Tab').defaultPrevented).toBe(true)
    await vi.waitFor(() => expect(input()?.getAttribute('aria-label')).toBe('lossReason'))
    expect(client.writes[0]?.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 3, name: 'Better deal' } })
    press(input()!, 'Tab', { shiftKey: true })
    await vi.waitFor(() => expect(input()?.getAttribute('aria-label')).toBe('name'))
    expect(press(input()!, 'Tab', { shiftKey: true }).defaultPrevented).toBe(false)
  })

  it('say that a field was not set back when no answer comes, and offer to try again', async () => {
    const { shell, page, input } = await open([saved({ ...record, version: 4 }), new DataError('network', 'gone'), saved({ ...record, version: 5 })])
    page.querySelector<HTMLElement>('[aria-label="Edit name"]')!.click()
    flushSync()
    write(input()!, 'Better deal')
    press(input()!, 'Enter')
    await vi.waitFor(() => expect(shell.toasts.list.at(-1)?.action?.label).toBe('Undo'))
    shell.toasts.list.at(-1)!.action!.run()
    await vi.waitFor(() => expect(shell.toasts.list.at(-1)).toMatchObject({ tone: 'danger', title: 'name could not be set back', action: { label: 'Try again' } }))
  })
})

describe('a cell of a list', () => {
  const open = (query: unknown[], mutate: unknown[] = []) => {
    const client = fakeClient({ query, mutate })
    const events = { onSaved: vi.fn<() => void>(), onFixed: vi.fn<() => void>(), onFailed: vi.fn<() => void>() }
    return { client, events, row: new RowEdit({ client, meta, sentence: ({ key }) => key, ...events }) }
  }
  const withRights = (update: string[]) => ({ record: { ...record, version: 8, may: { update, delete: true, attach: true } } })

  it('is edited as the record is now, and saved over that', async () => {
    const { client, row, events } = open([withRights(['name'])], [saved({ ...record, version: 9 })])
    expect(await row.open('Opportunity:1', name)).toBe(true)
    expect([row.isAt('Opportunity:1', name), row.isAt('Opportunity:2', name), row.isAt('Opportunity:1', loss)]).toEqual([true, false, false])
    row.edit.value = 'Better deal'
    await row.edit.commit()
    expect(client.writes[0]?.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 8, name: 'Better deal' } })
    expect(events.onSaved).toHaveBeenCalledOnce()
  })

  it('stays shut where the record does not allow it, and says when it could not be read', async () => {
    const { row, events } = open([withRights(['lossReason']), new DataError('network', 'gone')])
    expect([await row.open('Opportunity:1', name), row.allows(code)]).toEqual([false, false])
    expect([await row.open('Opportunity:1', name), events.onFixed.mock.calls.length, events.onFailed.mock.calls.length]).toEqual([false, 1, 1])
  })

  it('is reached by the arrows and by F2, and Tab goes on in the next row', () => {
    const key = (pressed: string) => gridKey({ key: pressed, ctrlKey: false, metaKey: false, altKey: false }, 10)
    expect([key('ArrowRight'), key('ArrowLeft'), key('F2')]).toEqual([{ kind: 'cell', by: 1 }, { kind: 'cell', by: -1 }, { kind: 'edit' }])
    const rows = [{ id: '1' }, { id: '2' }]
    expect(nextCell({ id: '1', field: name }, 1, [name, loss], rows)).toEqual({ id: '1', field: loss })
    expect(nextCell({ id: '1', field: loss }, 1, [name, loss], rows)).toEqual({ id: '2', field: name })
    expect(nextCell({ id: '2', field: name }, -1, [name, loss], rows)).toEqual({ id: '1', field: loss })
    expect(nextCell({ id: '2', field: loss }, 1, [name, loss], rows)).toBeNull()
  })
})

describe('a click on a cell', () => {
  const click = (clicks: CellClicks, cell: string, told: string[]) => clicks.take(cell, { once: () => told.push(`open by ${cell}`), twice: () => told.push(`edit ${cell}`) })

  it('opens the record when no second one follows, and two edit', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const clicks = new CellClicks()
    const told: string[] = []
    click(clicks, 'amount', told)
    vi.advanceTimersByTime(SECOND_CLICK_MS)
    expect(told).toEqual(['open by amount'])
    click(clicks, 'amount', told)
    click(clicks, 'amount', told)
    vi.advanceTimersByTime(SECOND_CLICK_MS)
    expect(told).toEqual(['open by amount', 'edit amount'])
    // Two clicks on two cells are not a double one: the later counts.
    click(clicks, 'amount', told)
    click(clicks, 'stage', told)
    vi.advanceTimersByTime(SECOND_CLICK_MS)
    expect(told.slice(2)).toEqual(['open by stage'])
    click(clicks, 'amount', told)
    clicks.stop()
    vi.advanceTimersByTime(SECOND_CLICK_MS)
    expect(told).toHaveLength(3)
  })

  it('with a key held, of a finger or a key is what it always is', () => {
    const make = (init: PointerEventInit) => Object.assign(new MouseEvent('click', { detail: 1, ...init }), { pointerType: init.pointerType ?? 'mouse' })
    expect([{}, { ctrlKey: true }, { shiftKey: true }, { button: 1 }, { detail: 0 }, { pointerType: 'touch' }].map((init) => isPlainClick(make(init)))).toEqual([true, false, false, false, false, false])
  })
})
