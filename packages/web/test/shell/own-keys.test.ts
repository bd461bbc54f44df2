import { tick } from 'svelte'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { Commands, type Command } from '../../src/shell/commands.svelte.ts'
import { chordOf, clashOf, loadOwnKeys, readKeys, saveOwnKeys, withChord, withKeys } from '../../src/shell/shortcuts/own-keys.ts'
import { loadShortcuts } from '../../src/shell/shortcuts/load-shortcuts.ts'
import { press, render, startShell } from '../support/render.ts'

const key = (name: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key: name, ...init })
const command = (id: string, keys: string | null): Command => ({ id, label: id, group: 'General', keys, run: () => undefined })
const kept = { data: { setPersonalSetting: { __typename: 'SetPersonalSettingPayload' } } }
const settled = async () => {
  await new Promise((resolve) => setTimeout(resolve, 0))
  await tick()
}

describe('a person’s own keys', () => {
  it('take the place of those that a command came with, a plugin’s too, until they are taken back', () => {
    const commands = new Commands()
    commands.add([command('shell.search', '/'), command('courses.schedule', 'g o')])
    commands.own = { 'courses.schedule': 'mod+j', 'shell.search': '' }
    expect(commands.pressed(key('j', { ctrlKey: true }), false)?.id).toBe('courses.schedule')
    expect(commands.pressed(key('/'), false)).toBeUndefined()
    expect([commands.all.map(({ keys }) => keys), commands.cameWith('courses.schedule')]).toEqual([['', 'mod+j'], 'g o'])
    commands.own = {}
    expect(commands.pressed(key('/'), false)?.id).toBe('shell.search')
  })

  it.each([
    [key('k', { ctrlKey: true }), 'mod+k'], [key('K', { ctrlKey: true, shiftKey: true }), 'mod+shift+k'], [key('?', { shiftKey: true }), '?'], [key(' '), 'space'], [key('+'), 'plus'],
    [key('n', { altKey: true }), 'alt+n'], [key('Enter', { ctrlKey: true }), 'mod+enter'], [key('F2'), 'f2'],
    [key('Control'), null], [key('Tab'), null], [key('Enter'), null], [key('ArrowUp'), null], [key('Process'), null],
  ])('are written as commands write them: %#', (event, chord) => expect(chordOf(event, false)).toBe(chord))

  it('are one key, one with Ctrl, or two in a row', () => {
    expect([withChord(null, 'g'), withChord('g', 'p'), withChord('g p', 'x'), withChord('g', 'mod+k'), withChord('mod+k', 'g')]).toEqual(['g', 'g p', 'x', 'mod+k', 'g'])
  })

  it('that are what the command came with are not kept', () => {
    expect(withKeys({ a: 'x', b: 'y' }, { id: 'a', came: 'n' }, 'n')).toEqual({ b: 'y' })
    expect([withKeys({}, { id: 'a', came: 'n' }, ''), withKeys({}, { id: 'a', came: null }, '')]).toEqual([{ a: '' }, {}])
    expect(clashOf([command('a', 'n'), command('b', 'g b')], 'b', 'n')?.id).toBe('a')
  })

  it('come from the server, and what is no set of keys is none', async () => {
    const commands = new Commands()
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({ data: { keys: { a: 'x', b: 7 } } }))
    await loadOwnKeys({ me: null, fetch, commands })
    expect(fetch).not.toHaveBeenCalled()
    await loadOwnKeys({ me: { id: 'p' } as never, fetch, commands })
    expect([commands.own, readKeys('x'), readKeys(null)]).toEqual([{ a: 'x' }, {}, {}])
  })

  it('that the server does not keep are not held', async () => {
    const commands = new Commands()
    commands.own = { a: 'x' }
    expect(await saveOwnKeys({ fetch: async () => Response.json({ data: { setPersonalSetting: { __typename: 'ValidationError' } } }), commands }, {})).toBe(false)
    expect(commands.own).toEqual({ a: 'x' })
  })
})

describe('the table of shortcuts', () => {
  // Its parts are compiled when they are first asked for.
  beforeAll(() => import('../../src/shell/shortcuts/shortcut-overlay.svelte'), 60_000)

  async function open() {
    const sent: unknown[] = []
    vi.stubGlobal('fetch', vi.fn<typeof fetch>(async (_input, init) => {
      sent.push((JSON.parse(String(init?.body)) as { variables: { input: unknown } }).variables.input)
      return Response.json(kept)
    }))
    onTestFinished(() => void vi.unstubAllGlobals())
    const shell = await startShell()
    shell.commands.add([command('Search', '/'), command('Sidebar', '['), command('Export', null)])
    const { default: overlay } = await loadShortcuts(shell)
    await render(overlay, { open: true }, shell)
    await settled()
    const button = (name: string) => [...document.querySelectorAll<HTMLButtonElement>('button')].find((one) => one.textContent?.trim() === name || one.getAttribute('aria-label') === name)
    const click = async (name: string) => {
      button(name)!.click()
      await settled()
    }
    const type = async (...keys: string[]) => {
      for (const one of keys) press(document.activeElement!, one)
      await settled()
    }
    return { shell, sent, button, click, type, lines: () => [...document.querySelectorAll('dt')].map((line) => line.textContent) }
  }

  it('shows what has keys, and everything that could have some once they are changed', async () => {
    const { lines, click } = await open()
    expect(lines()).toEqual(['Search', 'Sidebar'])
    await click('Change the keys')
    expect(lines()).toEqual(['Search', 'Sidebar', 'Export'])
  })

  it('gives a command other keys, keeps them with the person, and gives it its own back', async () => {
    const { shell, sent, click, type } = await open()
    await click('Change the keys')
    await click('Change the keys of “Export”')
    await type('g', 'e')
    await click('Done')
    expect([shell.commands.own, sent]).toEqual([{ Export: 'g e' }, [{ key: 'keys', value: { Export: 'g e' } }]])
    await click('Change the keys of “Export”')
    await click('Back to none')
    expect([shell.commands.own, sent[1]]).toEqual([{}, { key: 'keys', value: null }])
  })

  it('tells which command has the keys already, and takes them from there where one wants that', async () => {
    const { shell, button, click, type } = await open()
    await click('Change the keys')
    await click('Change the keys of “Sidebar”')
    await type('/')
    expect(document.querySelector('.clash')?.textContent).toContain('/ already does “Search”.')
    expect([...document.querySelectorAll<HTMLButtonElement>('.row button')][0]?.disabled).toBe(true)
    await click('Take it from there')
    expect(shell.commands.own).toEqual({ Search: '', Sidebar: '/' })
    await click('All back to how they came')
    expect([shell.commands.own, button('All back to how they came')]).toEqual([{}, undefined])
  })

  it('leaves everything as it was by Escape, and reads nothing while an input method is at work', async () => {
    const { shell, click, type } = await open()
    await click('Change the keys')
    await click('Change the keys of “Sidebar”')
    press(document.activeElement!, 'x', { isComposing: true })
    await settled()
    expect(document.querySelector('.box')?.textContent?.trim()).toBe('Press the new keys…')
    await type('x', 'Escape')
    expect([document.querySelector('.box'), shell.commands.own]).toEqual([null, {}])
  })
})
