import { flushSync } from 'svelte'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import DateInput from '../../src/kit/date-input.svelte'
import TagsInput from '../../src/kit/tags-input.svelte'
import * as typing from '../../src/kit/typed.ts'
import type { Shell } from '../../src/shell/shell.svelte.ts'
import { render, startShell } from '../support/render.ts'
import TypedParts from '../support/typed-parts.svelte'

beforeEach(() => {
  history.replaceState(null, '', '/')
  typing.settle(null)
})

describe('what is typed', () => {
  it('is asked for before its tab goes, and no question comes where nothing is typed', async () => {
    const { page, shell } = await open()
    await click(page, 'Plan')
    expect(shell.questions.current).toBeNull()
    expect(page.textContent).toContain('plan')
    await click(page, 'Details')
    typeInto(field(page, 'Note'), 'Call on Monday')
    await click(page, 'Plan')
    expect(shell.questions.current?.detail).toBe('What you typed is not saved and will be lost.')
    await answer(shell, false)
    expect(field(page, 'Note').value).toBe('Call on Monday')
    await click(page, 'Plan')
    await answer(shell, true)
    expect(page.querySelector('form')).toBeNull()
  })

  it('is asked for before the page is left by a link, by the browser and by a command, until it is cleared', async () => {
    const { page, shell } = await open()
    typeInto(field(page, 'Note'), 'Call on Monday')
    expect(closes()).toBe(false)
    const leaving = shell.router.navigate('/list')
    await settled()
    await answer(shell, false)
    expect(await leaving).toBe(false)
    typeInto(field(page, 'Note'), '')
    expect(closes()).toBe(true)
    expect(await shell.router.navigate('/list')).toBe(true)
  })

  it('is read from a control that nobody has left when the page goes, where a draft of it is kept, and only there', async () => {
    onTestFinished(typing.watchTyping())
    const onchange = vi.fn<(value: unknown) => void>()
    for (const kept of [true, false]) {
      const target = await render(DateInput, { value: null, onchange })
      if (kept) target.dataset['unsaved'] = 'kept'
      const input = target.querySelector('input')!
      input.focus()
      typeInto(input, '2026-12-31')
      dispatchEvent(new Event('pagehide'))
      expect(onchange.mock.calls).toEqual([['2026-12-31']])
    }
    const shown = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    onTestFinished(() => shown.mockRestore())
    const tags = await render(TagsInput, { value: [], onchange })
    tags.dataset['unsaved'] = 'kept'
    tags.querySelector('input')!.focus()
    onchange.mockClear() // the other one was left by that
    typeInto(tags.querySelector('input')!, 'urgent')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(onchange.mock.calls).toEqual([[['urgent']]])
  })

  it('is asked for on the back button', async () => {
    const { page, shell } = await open()
    await shell.router.navigate('/deals')
    typeInto(field(page, 'Note'), 'Call on Monday')
    history.back()
    await expect.poll(() => shell.questions.current).not.toBeNull()
    expect(location.pathname).toBe('/deals')
    await answer(shell, true)
    await expect.poll(() => shell.router.path).toBe('/')
  })

  it('goes without a question with the button that saves it and with the way out in the foot of its form', async () => {
    const { page, shell } = await open({ onsave: () => void shell.router.navigate('/saved') })
    typeInto(field(page, 'Note'), 'Call on Monday')
    await click(page, 'Save')
    expect([shell.questions.current, shell.router.path]).toEqual([null, '/saved'])
    typeInto(field(page, 'Note'), 'Call on Tuesday')
    await click(page, 'Cancel')
    expect([shell.questions.current, shell.router.path]).toEqual([null, '/list'])
  })

  it('stays asked for on the back button and before the window closes after a save that may have failed', async () => {
    const { page, shell } = await open()
    await shell.router.navigate('/deals')
    typeInto(field(page, 'Note'), 'Call on Monday')
    await click(page, 'Save')
    expect(closes()).toBe(false)
    history.back()
    await expect.poll(() => shell.questions.current).not.toBeNull()
    await answer(shell, false)
    expect(shell.router.path).toBe('/deals')
  })

  it('is nothing to ask for where it finds a record to choose', async () => {
    const { page } = await open()
    typeInto(field(page, 'Customer'), 'north')
    expect(closes()).toBe(true)
  })

  it('is nothing to ask for in a search, and neither in a form that knows better', async () => {
    let dirty = false
    const { page } = await open({ dirty: () => dirty })
    typeInto(page.querySelector<HTMLInputElement>('input[type=search]')!, 'north')
    typeInto(field(page, 'Note'), 'Call on Monday')
    expect(closes()).toBe(true)
    dirty = true
    expect(closes()).toBe(false)
  })
})

describe('a dialog', () => {
  it('closes at once on Escape while nothing is typed, and asks otherwise, whether by Escape or by its cross', async () => {
    const { page, shell } = await open()
    await click(page, 'Open')
    await escape()
    expect(dialog()).toBeNull()
    await click(page, 'Open')
    typeInto(field(document.body, 'Title'), 'Visit')
    await escape()
    expect(shell.questions.current?.title).toBe('Leave without saving?')
    await answer(shell, false)
    expect(field(document.body, 'Title').value).toBe('Visit')
    await click(document.body, 'Close')
    await answer(shell, true)
    expect(dialog()).toBeNull()
  })

  it('is left by the button in its foot without a question', async () => {
    const { page, shell } = await open()
    await click(page, 'Open')
    typeInto(field(document.body, 'Title'), 'Visit')
    await click(document.body, 'Never mind')
    expect(shell.questions.current).toBeNull()
    expect(dialog()).toBeNull()
  })
})

async function open(props: { onsave?: () => void; dirty?: () => boolean } = {}): Promise<{ page: HTMLElement; shell: Shell }> {
  const shell = await startShell()
  onTestFinished(shell.router.listen())
  onTestFinished(shell.router.watch(typing))
  return { page: await render(TypedParts, props, shell), shell }
}

function dialog(): Element | null {
  return document.querySelector('[role="dialog"]')
}

function field(area: HTMLElement, label: string): HTMLInputElement {
  const found = [...area.querySelectorAll('label')].find(({ textContent }) => textContent?.trim() === label)
  return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement
}

function typeInto(input: HTMLInputElement, text: string): void {
  input.dispatchEvent(new Event('beforeinput', { bubbles: true }))
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
}

async function click(area: HTMLElement, name: string): Promise<void> {
  const target = [...area.querySelectorAll<HTMLElement>('button, a')].find((one) => (one.textContent?.trim() || one.getAttribute('aria-label')) === name)!
  for (const kind of ['pointerdown', 'pointerup', 'click']) target.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, button: 0 }))
  await settled()
}

async function escape(): Promise<void> {
  dialog()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  await settled()
}

async function answer(shell: Shell, yes: boolean): Promise<void> {
  shell.questions.current?.answer(yes)
  await settled()
}

async function settled(): Promise<void> {
  flushSync()
  await new Promise((resolve) => setTimeout(resolve, 30))
  flushSync()
}

/** Whether the browser closes the window without asking. */
function closes(): boolean {
  return dispatchEvent(new Event('beforeunload', { cancelable: true }))
}
