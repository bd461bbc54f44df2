import { flushSync, tick } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import DateInput from '../../src/kit/date-input.svelte'
import FileInput from '../../src/kit/file-input.svelte'
import MoneyInput from '../../src/kit/money-input.svelte'
import NumberInput from '../../src/kit/number-input.svelte'
import PercentInput from '../../src/kit/percent-input.svelte'
import PersonInput from '../../src/kit/person-input.svelte'
import SearchBox from '../../src/kit/search-box.svelte'
import Segmented from '../../src/kit/segmented.svelte'
import TagsInput from '../../src/kit/tags-input.svelte'
import NamedField from '../support/named-field.svelte'
import { press, render, startShell, type } from '../support/render.ts'

const inputOf = (target: HTMLElement) => target.querySelector('input') as HTMLInputElement

describe('a field', () => {
  it('names its control and says that it is required', async () => {
    const target = await render(NamedField, { required: true })
    const input = inputOf(target)
    expect(target.querySelector('label')?.htmlFor).toBe(input.id)
    expect(input.getAttribute('aria-required')).toBe('true')
  })

  it('describes it by its help, and by its error once there is one', async () => {
    const helped = inputOf(await render(NamedField, { help: 'As it calls itself' }))
    expect(document.getElementById(helped.getAttribute('aria-describedby') ?? '')?.textContent).toBe('As it calls itself')
    const wrong = inputOf(await render(NamedField, { help: 'As it calls itself', error: 'Taken' }))
    expect(document.getElementById(wrong.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Taken')
    expect(wrong.getAttribute('aria-invalid')).toBe('true')
  })
})

describe('amounts', () => {
  it('are typed as people write them and kept as exact decimals', async () => {
    const onchange = vi.fn<(value: unknown) => void>()
    const input = inputOf(await render(MoneyInput, { value: null, onchange }))
    type(input, '9,007,199,254,740,993.07')
    expect(onchange).toHaveBeenLastCalledWith({ amount: '9007199254740993.07', currency: 'CNY' })
    type(input, '1.2万')
    expect(onchange).toHaveBeenLastCalledWith({ amount: '12000', currency: 'CNY' })
    type(input, '')
    expect(onchange).toHaveBeenLastCalledWith(null)
  })

  it('keep what was typed when it is no number, and say so', async () => {
    const onchange = vi.fn<(value: unknown) => void>()
    const target = await render(NumberInput, { value: '5', onchange })
    type(inputOf(target), '5 apples')
    expect(onchange).not.toHaveBeenCalled()
    expect(inputOf(target).value).toBe('5 apples')
    expect(target.querySelector('[data-invalid]')).not.toBeNull()
  })

  it('stay within their limits', async () => {
    const onchange = vi.fn<(value: unknown) => void>()
    type(inputOf(await render(NumberInput, { value: null, min: 0, max: '100', onchange })), '250')
    expect(onchange).toHaveBeenLastCalledWith('100')
  })

  it('are basis points where they are percent', async () => {
    const onchange = vi.fn<(value: unknown) => void>()
    const input = inputOf(await render(PercentInput, { value: 1250, onchange }))
    expect(input.value).toBe('12.5')
    type(input, '7.25%'.replace('%', ''))
    expect(onchange).toHaveBeenLastCalledWith(725)
  })
})

describe('dates', () => {
  it('are typed in words and stepped with the arrow keys', async () => {
    const onchange = vi.fn<(value: unknown) => void>()
    const input = inputOf(await render(DateInput, { value: '2026-11-23', onchange }))
    expect(input.value).toBe('Nov 23, 2026')
    type(input, '12/24/2026')
    expect(onchange).toHaveBeenLastCalledWith('2026-12-24')
    press(input, 'ArrowUp')
    expect(onchange).toHaveBeenLastCalledWith('2026-12-25')
  })

  it('are not later than they may be', async () => {
    const onchange = vi.fn<(value: unknown) => void>()
    type(inputOf(await render(DateInput, { value: null, max: '2026-12-31', onchange })), '2027-05-01')
    expect(onchange).toHaveBeenLastCalledWith('2026-12-31')
  })
})

describe('a search box', () => {
  it('waits until a word that an input method composes is finished', async () => {
    vi.useFakeTimers()
    const onsearch = vi.fn<(value: unknown) => void>()
    const input = inputOf(await render(SearchBox, { value: '', onsearch }))
    input.value = 'xin'
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    vi.advanceTimersByTime(500)
    expect(onsearch).not.toHaveBeenCalled()
    input.value = '新建'
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    vi.advanceTimersByTime(500)
    expect(onsearch).toHaveBeenCalledExactlyOnceWith('新建')
    vi.useRealTimers()
  })
})

describe('tags', () => {
  it('are made by Enter and by commas of any language, not by the Enter of an input method', async () => {
    const onchange = vi.fn<(value: unknown) => void>()
    const input = inputOf(await render(TagsInput, { value: ['VIP'], onchange }))
    input.value = '重点'
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    press(input, 'Enter', { isComposing: true })
    expect(onchange).not.toHaveBeenCalled()
    press(input, 'Enter')
    expect(onchange).toHaveBeenLastCalledWith(['VIP', '重点'])
    input.value = '华东，华南，'
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    flushSync()
    expect(onchange).toHaveBeenLastCalledWith(['VIP', '重点', '华东', '华南'])
  })
})

it('a segmented control is a group of radio buttons', async () => {
  const onchange = vi.fn<(value: unknown) => void>()
  const target = await render(Segmented, { label: 'View', value: 'list', options: [{ value: 'list', label: 'List' }, { value: 'board', label: 'Board' }], onchange })
  expect(target.querySelector('[role=radiogroup]')?.getAttribute('aria-label')).toBe('View')
  ;(target.querySelector('input[value=board]') as HTMLInputElement).click()
  await tick()
  expect(onchange).toHaveBeenCalledExactlyOnceWith('board')
})

it('numbers follow the language of the shell', async () => {
  const shell = await startShell({ locale: 'zh-CN' })
  const input = inputOf(await render(DateInput, { value: '2026-11-23' }, shell))
  expect(input.value).toBe('2026年11月23日')
  await shell.i18n.use('en')
  flushSync()
  expect(input.value).toBe('Nov 23, 2026')
})

describe('files', () => {
  const give = (input: HTMLInputElement, ...files: File[]) => {
    Object.defineProperty(input, 'files', { value: files, configurable: true })
    input.dispatchEvent(new Event('change', { bubbles: true }))
    flushSync()
  }
  const file = (name: string, bytes = 3) => new File(['x'.repeat(bytes)], name)

  it('are listed with their size until the form is sent, and can be taken out again', async () => {
    const onchange = vi.fn<(value: readonly File[]) => void>()
    const target = await render(FileInput, { multiple: true, label: 'Papers', onchange })
    give(inputOf(target), file('合同.pdf', 2048), file('offer.pdf'))
    give(inputOf(target), file('offer.pdf', 5))
    expect(onchange.mock.lastCall?.[0].map(({ name, size }) => [name, size])).toEqual([['合同.pdf', 2048], ['offer.pdf', 5]])
    target.querySelector<HTMLButtonElement>('[aria-label="Remove 合同.pdf"]')?.click()
    flushSync()
    expect([onchange.mock.lastCall?.[0].map(({ name }) => name), [...target.querySelectorAll('li')].length, document.activeElement]).toEqual([['offer.pdf'], 1, inputOf(target)])
  })

  it('of another kind or too large are named and left out', async () => {
    const onchange = vi.fn<(value: readonly File[]) => void>()
    const target = await render(FileInput, { accept: '.pdf', maxBytes: 10, onchange })
    give(inputOf(target), file('offer.exe'))
    expect(target.querySelector('[role=alert]')?.textContent).toBe('offer.exe is of another kind. Expected: .pdf.')
    give(inputOf(target), file('offer.pdf', 11))
    expect(target.querySelector('[role=alert]')?.textContent).toMatch(/^offer\.pdf is larger than/)
    expect(onchange).not.toHaveBeenCalled()
    give(inputOf(target), file('offer.pdf'))
    expect([target.querySelector('[role=alert]'), onchange.mock.calls.length]).toEqual([null, 1])
  })
})

it('a person is chosen by name and shown with the letters of it', async () => {
  const people = [{ value: 'Person:1', label: '王小明', detail: 'Sales · East' }, { value: 'Person:2', label: '王小红', detail: 'Support' }]
  const onchange = vi.fn<(value: unknown) => void>()
  const target = await render(PersonInput, { label: 'Owner', value: people[1]!, onchange, search: (typed: string) => Promise.resolve(people.filter(({ label }) => label.includes(typed))) })
  expect([inputOf(target).value, target.querySelector('[data-initials]')?.getAttribute('data-initials')]).toEqual(['王小红', '红'])
  inputOf(target).click()
  await vi.waitFor(() => expect(document.querySelectorAll('[role=option]')).toHaveLength(2))
  const first = document.querySelector('[role=option]')!
  expect([first.textContent?.replace(/\s+/g, ' ').trim(), first.querySelector('[data-initials]')?.getAttribute('data-initials')]).toEqual(['王小明 Sales · East', '明'])
})
