import { beforeEach, describe, expect, it, vi } from 'vitest'
import { rankCommands } from '../../src/shell/palette/rank.ts'
import { PaletteState } from '../../src/shell/palette/palette-state.svelte.ts'
import { searchDocument, searchRecords } from '../../src/shell/palette/search-records.ts'
import { recentPages, rememberPage } from '../../src/shell/recent.ts'
import { bootWith, resourceWith, startShell } from '../support/render.ts'

beforeEach(() => localStorage.clear())

describe('commands in the palette', () => {
  const commands = [
    { id: '1', label: '新建合同', href: '/contracts/new' },
    { id: '2', label: '商机', href: '/pipeline/opportunities' },
    { id: '3', label: 'Sign out' },
    { id: '4', label: 'Search', keyOnly: true },
  ]
  const found = (typed: string) => rankCommands(commands, typed).map((command) => command.id)

  it('are found by initials, by parts of words, and by the English word of their address', () => {
    expect(found('xjht')).toEqual(['1'])
    expect(found('so')).toEqual(['3'])
    expect(found('oppor')).toEqual(['2'])
    expect(found('')).toEqual(['1', '2', '3'])
  })
})

describe('records in the palette', () => {
  it('are asked for in one question over every resource that can be searched', () => {
    expect(searchDocument([resourceWith(), resourceWith({ list: 'customers', titleField: 'shortName' })])).toBe(
      'query SearchRecords($text: String!) { r0: opportunities(first: 5, search: $text) { nodes { id title: name } } r1: customers(first: 5, search: $text) { nodes { id title: shortName } } }',
    )
  })

  it('appear under their resource, and an answer that comes too late is dropped', async () => {
    vi.useFakeTimers()
    const shell = await startShell({ boot: bootWith({ resources: [resourceWith(), resourceWith({ name: 'Log', searchable: false })] }) })
    const asked: { text: string; answer: () => void }[] = []
    const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async (_address, init) => {
      const { text } = (JSON.parse(init?.body as string) as { variables: { text: string } }).variables
      return new Promise((resolve) => asked.push({ text, answer: () => resolve(Response.json({ data: { r0: { nodes: [{ id: 'Opportunity:7', title: `Deal ${text}` }] } } })) }))
    })
    const palette = new PaletteState(shell)
    palette.typed = 'no'
    await vi.advanceTimersByTimeAsync(150)
    palette.typed = 'north'
    await vi.advanceTimersByTimeAsync(150)
    expect(asked.map(({ text }) => text)).toEqual(['no', 'north'])
    for (const { answer } of asked.toReversed()) answer()
    await vi.advanceTimersByTimeAsync(10)
    expect(palette.groups.at(-1)).toMatchObject({ label: 'Opportunities', items: [{ label: 'Deal north', href: '/pipeline/opportunities/7' }] })
    expect(palette.searching).toBe(false)
    fetching.mockRestore()
    vi.useRealTimers()
  })

  it('of one resource that refuses do not hide the others', async () => {
    const resources = [resourceWith(), resourceWith({ name: 'Customer', list: 'customers', path: '/customers' })]
    const send = vi.fn<typeof fetch>(async (_address, init) => {
      const { query } = JSON.parse(init?.body as string) as { query: string }
      return Response.json(query.includes('opportunities') ? { data: null, errors: [{ message: 'refused' }] } : { data: { r0: { nodes: [{ id: 'Customer:1', title: 'Northwind' }] } } })
    })
    const found = await searchRecords(send, resources, 'north', new AbortController().signal)
    expect(found).toMatchObject([{ href: '/customers/1', title: 'Northwind' }])
    expect(await searchRecords(send, [resourceWith({ nav: null }), resourceWith({ titleField: 'id' })], 'x', new AbortController().signal)).toEqual([])
  })

  it('that cannot be searched leave the commands usable', async () => {
    vi.useFakeTimers()
    const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'))
    const shell = await startShell()
    shell.commands.add([{ id: 'x', label: 'Export', href: '/export' }])
    const palette = new PaletteState(shell)
    palette.typed = 'exp'
    await vi.advanceTimersByTimeAsync(200)
    expect(palette.failed).toBe(true)
    expect(palette.items.map((item) => item.label)).toEqual(['Export'])
    expect(shell.connection.state).toBe('lost')
    fetching.mockRestore()
    vi.useRealTimers()
  })
})

it('remembers the records that were looked at, newest first and once each', () => {
  for (const name of ['a', 'b', 'a']) rememberPage({ href: `/x/${name}`, title: name, resource: 'X' })
  expect(recentPages().map((page) => page.title)).toEqual(['a', 'b'])
  localStorage.setItem('tenon.recent', '{"broken"')
  expect(recentPages()).toEqual([])
})
