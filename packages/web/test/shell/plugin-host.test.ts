import { describe, expect, it, vi } from 'vitest'
import { defineUi, type UiManifest } from '../../src/module.ts'
import { ownerOfStack } from '../../src/shell/faults.ts'
import type { AvailablePlugin } from '../../src/shell/plugin-host.svelte.ts'
import { navigationOf } from '../../src/shell/navigation.svelte.ts'
import Slot from '../../src/shell/slot.svelte'
import { bootWith, render, resourceWith, startShell } from '../support/render.ts'
import Said from '../support/said.svelte'

const said = () => Promise.resolve({ default: Said })
const part = () => Promise.reject(new Error('not needed'))
const plugin = (manifest: UiManifest): AvailablePlugin => ({ version: '1', messages: {}, load: () => Promise.resolve({ default: defineUi(manifest) }) })

describe('plugins', () => {
  it('contribute what is enabled and permitted, in order', async () => {
    const shell = await startShell({
      boot: bootWith({ plugins: [{ id: 'pipeline', version: '1' }], permissions: { 'deal:read': 'ALL' } }),
      available: {
        pipeline: plugin({
          id: 'pipeline',
          nav: [{ to: '/b', label: 'b', order: 20 }, { to: '/a', label: 'a', order: 10 }, { to: '/secret', label: 's', may: 'deal:audit' }, { to: '/open', label: 'o', order: 30, may: 'deal:read' }],
          slots: [{ slot: 'shell:home', load: part, order: 2, id: 'second' }, { slot: 'shell:home', load: part, order: 1, id: 'first' }],
        }),
        contracts: plugin({ id: 'contracts', nav: [{ to: '/contracts', label: 'c' }] }),
      },
    })
    expect(shell.plugins.nav.map((entry) => entry.to)).toEqual(['/a', '/b', '/open'])
    expect(shell.plugins.slot('shell:home').map((entry) => entry.id)).toEqual(['first', 'second'])
    await shell.plugins.enable(['pipeline', 'contracts'])
    expect(shell.plugins.nav.map((entry) => entry.plugin)).toContain('contracts')
    await shell.plugins.enable([])
    expect(shell.plugins.nav).toEqual([])
  })

  it('stand in the former version of a slot beside those in the new one, and are told which one to fill', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const shell = await startShell({
      boot: bootWith({ plugins: [{ id: 'desk', version: '1' }, { id: 'late', version: '1' }, { id: 'early', version: '1' }] }),
      available: {
        desk: plugin({ id: 'desk', deprecatedSlots: { 'shell:home': { use: 'shell:account', until: '3.0.0' } } }),
        late: plugin({ id: 'late', slots: [{ slot: 'shell:home', id: 'one', load: said, order: 1 }] }),
        early: plugin({ id: 'early', slots: [{ slot: 'shell:account', id: 'two', load: said, order: 2 }] }),
      },
    })
    const sentence = '[late] fills the slot shell:home, which desk 3.0.0 no longer has: fill shell:account instead.'
    await shell.plugins.enable(['desk', 'late', 'early'])
    expect(told.mock.calls).toEqual([[sentence]])
    expect(shell.plugins.outdated).toEqual([{ plugin: 'late', slot: 'shell:home', owner: 'desk', use: 'shell:account', until: '3.0.0' }])
    const target = await render(Slot, { name: 'shell:account' as const, with: { name: 'new' }, formerly: { name: 'shell:home' as const, with: { name: 'former' } } }, shell)
    await vi.waitFor(() => expect([...target.querySelectorAll('span')].map((one) => one.textContent)).toEqual(['former', 'new']))
    told.mockRestore()
  })

  it('that cannot be loaded are faults with a name, and the others stand', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const shell = await startShell({
      boot: bootWith({ plugins: [{ id: 'broken', version: '1' }, { id: 'pipeline', version: '1' }, { id: 'unknown', version: '1' }] }),
      available: { broken: { version: '1', messages: {}, load: () => Promise.reject(new Error('404')) }, pipeline: plugin({ id: 'pipeline', nav: [{ to: '/a', label: 'a' }] }) },
    })
    expect(shell.plugins.faults.map(({ owner, where }) => [owner, where])).toEqual([['broken', 'manifest']])
    expect(shell.plugins.nav).toHaveLength(1)
    logged.mockRestore()
  })
})

it('the navigation groups entries by plugin, and a plugin may replace the entry of its resource', async () => {
  const shell = await startShell({
    boot: bootWith({ resources: [resourceWith(), resourceWith({ name: 'Lead', path: '/pipeline/leads', nav: 5 }), resourceWith({ name: 'Split', path: '/pipeline/splits', nav: null })] }),
    available: { pipeline: plugin({ id: 'pipeline', nav: [{ to: '/pipeline/opportunities', label: 'pipeline.deals', order: 1 }] }) },
  })
  const [group] = navigationOf(shell)
  expect(group?.label).toBe('Pipeline')
  expect(group?.links.map(({ to, label, letter }) => [to, label, letter])).toEqual([
    ['/pipeline/opportunities', 'pipeline.deals', 'o'],
    ['/pipeline/leads', 'Opportunities', 'l'],
  ])
})

it('names the plugin whose code is in a stack', () => {
  expect(ownerOfStack('Error: x\n at f (http://x/assets/plugins/training/late-1a.js:1:2)')).toBe('training')
  expect(ownerOfStack('Error: x\n at f (http://x/@fs/srv/packages/plugins/after-sales/ui/a.svelte:1:2)')).toBe('after-sales')
  expect(ownerOfStack('Error: x\n at f (http://x/assets/index-1a.js:1:2)')).toBeNull()
  expect(ownerOfStack(undefined)).toBeNull()
})
