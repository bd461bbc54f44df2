import { flushSync } from 'svelte'
import { afterEach, expect, it, vi } from 'vitest'
import Contained from '../../src/shell/contained.svelte'
import { tellFault } from '../../src/shell/faults.ts'
import { press, render, startShell } from '../support/render.ts'
import Fine from '../support/named-field.svelte'
import FailingLate from '../support/failing-late.svelte'
import Throwing from '../support/throwing.svelte'

const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  flushSync()
}

afterEach(() => vi.unstubAllGlobals())

it('names a plugin that throws while it is drawn, and tries again when asked', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const shell = await startShell()
  const state = { broken: true }
  const target = await render(Contained, { owner: 'training', where: '/training', load: () => Promise.resolve({ default: Throwing }), props: { state }, compact: true }, shell)
  await settle()
  expect(target.querySelector('[role=alert]')?.textContent).toContain('Training could not show this part')
  expect(shell.plugins.faults.at(-1)).toMatchObject({ owner: 'training', where: '/training' })
  state.broken = false
  target.querySelector('button')?.click()
  await settle()
  expect(target.textContent).toContain('drawn')
  logged.mockRestore()
})

it('names a plugin that throws in an effect, and tries again when asked', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const state = { broken: true }
  const target = await render(Contained, { owner: 'training', where: '/training', load: () => Promise.resolve({ default: FailingLate }), props: { state }, compact: true })
  await settle()
  expect(target.querySelector('[role=alert]')?.textContent).toContain('Training could not show this part')
  state.broken = false
  target.querySelector('button')?.click()
  await settle()
  expect(target.textContent).toContain('drawn')
  logged.mockRestore()
})

it('names a plugin whose handler threw, once, and offers to start the page over', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const shell = await startShell()
  const tell = tellFault(shell)
  tell('training', 'event', new Error('Broken'))
  tell('training', 'event', new Error('Broken again'))
  tell('training', 'promise', new DOMException('Given up', 'AbortError'))
  tell('shell', 'event', new Error('Of nobody'))
  expect(shell.toasts.list.map(({ title }) => title)).toEqual(['Training could not do that'])
  expect(shell.plugins.faults).toHaveLength(4)
  shell.toasts.list[0]?.action?.run()
  expect(shell.revived).toBe(1)
  logged.mockRestore()
})

it('contains a chunk that is gone after an update, and asks for it again', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('')))
  let tries = 0
  const load = () => (++tries <= 2 ? Promise.reject(new Error('404')) : Promise.resolve({ default: Fine }))
  const target = await render(Contained, { owner: 'training', where: 'widget', load })
  await vi.waitFor(() => expect(target.querySelector('button')).not.toBeNull())
  const button = target.querySelector('button') as HTMLButtonElement
  button.focus()
  press(button, 'Enter')
  button.click()
  await vi.waitFor(() => expect(tries).toBe(3))
  await settle()
  expect(target.querySelector('input')).not.toBeNull()
  logged.mockRestore()
})

it('asks once more for a chunk that did not come, before it names anybody', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('')))
  let tries = 0
  const load = () => (++tries === 1 ? Promise.reject(new Error('404')) : Promise.resolve({ default: Fine }))
  const shell = await startShell()
  const target = await render(Contained, { owner: 'training', where: 'widget', load }, shell)
  await vi.waitFor(async () => {
    await settle()
    expect(target.querySelector('input')).not.toBeNull()
  })
  expect(shell.plugins.faults).toEqual([])
})

it('waits with a part whose server is away, names nobody, and brings it when the server is back', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  let away = true
  vi.stubGlobal('fetch', () => (away ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response(''))))
  const shell = await startShell()
  const load = () => (away ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve({ default: Fine }))
  const target = await render(Contained, { owner: 'training', where: 'page', load }, shell)
  await settle()
  expect(shell.connection.state).toBe('lost')
  expect(target.querySelector('[role=alert]')).toBeNull()
  expect(target.querySelector('[aria-busy]')).not.toBeNull()
  away = false
  await shell.connection.check()
  await vi.waitFor(async () => {
    await settle()
    expect(target.querySelector('input')).not.toBeNull()
  })
  expect(shell.plugins.faults).toEqual([])
  expect(logged).not.toHaveBeenCalled()
  logged.mockRestore()
})
