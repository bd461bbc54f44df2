import { describe, expect, it, vi } from 'vitest'
import { defineUi, type UiManifest } from '../../src/module.ts'
import { ownerOfStack } from '../../src/shell/faults.ts'
import type { AvailablePlugin } from '../../src/shell/plugin-host.svelte.ts'
import { navigationOf } from '../../src/shell/navigation.svelte.ts'
import { bootWith, resourceWith, startShell } from '../support/render.ts'

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
