import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Commands, type Command } from '../../src/shell/commands.svelte.ts'
import { shellCommands } from '../../src/shell/shell-commands.ts'
import { bootWith, resourceWith, startShell } from '../support/render.ts'
import { assignLetters, isChord, typesText } from '../../src/shell/keys.ts'

const key = (name: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key: name, ...init })
const command = (id: string, keys: string, more: Partial<Command> = {}): Command => ({ id, label: id, keys, ...more })

describe('a chord', () => {
  it.each([
    ['mod+k', key('k', { ctrlKey: true }), false, true],
    ['mod+k', key('k', { metaKey: true }), true, true],
    ['mod+k', key('k', { ctrlKey: true }), true, false],
    ['mod+k', key('k'), false, false],
    ['k', key('k', { ctrlKey: true }), false, false],
    ['mod+shift+h', key('H', { ctrlKey: true, shiftKey: true }), false, true],
    ['mod+h', key('H', { ctrlKey: true, shiftKey: true }), false, false],
    ['?', key('?', { shiftKey: true }), false, true],
    ['escape', key('Escape'), false, true],
    ['esc', key('Escape'), false, true],
    ['alt+n', key('n', { altKey: true }), false, true],
  ])('%s', (chord, event, mac, is) => expect(isChord(event, chord, mac)).toBe(is))
})

describe('commands', () => {
  it('are found by a key, and by two in a row', () => {
    const commands = new Commands()
    commands.add([command('new', 'c'), command('leads', 'g l')])
    expect(commands.pressed(key('c'), false)?.id).toBe('new')
    expect(commands.pressed(key('g'), false)).toBeUndefined()
    expect(commands.pressed(key('l'), false)?.id).toBe('leads')
    expect(commands.pressed(key('l'), false)).toBeUndefined()
  })

  it('of one key that begins a sequence too wait for its second key', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const commands = new Commands()
    commands.add([command('new here', 'n'), command('new customer', 'n c')])
    const late: string[] = []
    const press = (name: string) => commands.pressed(key(name), false, (one) => late.push(one.id))?.id
    expect([press('n'), press('c')]).toEqual([undefined, 'new customer'])
    await vi.advanceTimersByTimeAsync(2000)
    expect(late).toEqual([])
    expect(press('n')).toBeUndefined()
    await vi.advanceTimersByTimeAsync(500)
    expect([late, press('c')]).toEqual([['new here'], undefined])
  })

  it('in a sequence win over the single key that ends it', () => {
    const commands = new Commands()
    commands.add([command('create', 'c'), command('customers', 'g c')])
    commands.pressed(key('g'), false)
    expect(commands.pressed(key('c'), false)?.id).toBe('customers')
  })

  it('are left alone while text is typed, except those with Ctrl', () => {
    const commands = new Commands()
    commands.add([command('new', 'c'), command('palette', 'mod+k')])
    const input = document.body.appendChild(document.createElement('input'))
    const pressed = (event: KeyboardEvent) => {
      let found: Command | undefined
      input.addEventListener('keydown', (inner) => (found = commands.pressed(inner, false)), { once: true })
      input.dispatchEvent(event)
      return found?.id
    }
    expect(pressed(key('c'))).toBeUndefined()
    expect(pressed(key('k', { ctrlKey: true }))).toBe('palette')
    input.remove()
  })

  it('never hear keys that an input method is using', () => {
    const commands = new Commands()
    commands.add([command('palette', 'mod+k'), command('new', 'c')])
    expect(commands.pressed(key('c', { isComposing: true }), false)).toBeUndefined()
    expect(commands.pressed(key('k', { ctrlKey: true, keyCode: 229 } as KeyboardEventInit), false)).toBeUndefined()
  })

  it('of the page that came last win, until they are taken away', () => {
    const commands = new Commands()
    commands.add([command('shell', 'e')])
    const remove = commands.add([command('page', 'e')])
    expect(commands.pressed(key('e'), false)?.id).toBe('page')
    remove()
    expect(commands.pressed(key('e'), false)?.id).toBe('shell')
  })

  it('that cannot be done now are not there', () => {
    const commands = new Commands()
    commands.add([command('save', 'mod+s', { when: () => false })])
    expect(commands.all).toEqual([])
  })
})

it('knows where letters are text', () => {
  const make = (html: string) => {
    const holder = document.createElement('div')
    holder.innerHTML = html
    return holder.firstElementChild
  }
  expect(typesText(make('<input>'))).toBe(true)
  expect(typesText(make('<textarea></textarea>'))).toBe(true)
  expect(typesText(make('<input type="checkbox">'))).toBe(false)
  expect(typesText(make('<button></button>'))).toBe(false)
})

it('gives every page a letter of its own', () => {
  expect(assignLetters(['leads', 'opportunities', 'orders', 'customers', 'contacts', 'o'])).toEqual(['l', 'o', 'r', 'c', 'n', null])
  expect(assignLetters(['home'], ['h'])).toEqual(['o'])
})

it('gives what is made most often its own letter after n: the first of each plugin, then the others', async () => {
  const one = (name: string, plugin: string, nav: number | null) => resourceWith({ name, plugin, nav, path: `/${plugin}/${name.toLowerCase()}s` })
  const shell = await startShell({ boot: bootWith({ resources: [one('CompetitorNote', 'pipeline', null), one('Competitor', 'pipeline', 15), one('Opportunitie', 'pipeline', 10), one('Customer', 'customers', 20), one('Contact', 'customers', 21)] }) })
  const commands = shellCommands(shell, [], { openPalette: () => undefined, openShortcuts: () => undefined, toggleSidebar: () => undefined })
  expect(commands.filter(({ id }) => id.startsWith('new ')).map(({ id, keys }) => [id, keys])).toEqual([['new Opportunitie', 'n o'], ['new Customer', 'n c'], ['new Competitor', 'n m'], ['new Contact', 'n n'], ['new CompetitorNote', 'n p']])
})
