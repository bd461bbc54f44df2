import { expect, it } from 'vitest'
import { readPins, type HomeLayout, type Pin } from '../../src/shell/pages/home/home-layout.ts'
import { isPinned, pin, unpin } from '../../src/shell/pages/home/home-pins.ts'
import { HomeState } from '../../src/shell/pages/home/home-state.svelte.ts'

const BY_OWNER: Pin = { view: 'v1', resource: 'Opportunity', title: 'By owner' }

/** A server that keeps settings; `refuses` names the keys that it does not write. */
function server(kept: Record<string, unknown> = {}, refuses: readonly string[] = []) {
  const send = (async (_url: unknown, init: RequestInit) => {
    const { variables } = JSON.parse(String(init.body)) as { variables: { key?: string; pins?: string; input?: { key: string; value: unknown } } }
    const { input } = variables
    if (!input) return Response.json({ data: { layout: kept['home'] ?? null, pins: kept['home.views'] ?? null } })
    if (refuses.includes(input.key)) return Response.json({ data: { setPersonalSetting: { __typename: 'RefusedError' } } })
    kept[input.key] = input.value
    return Response.json({ data: { setPersonalSetting: { __typename: 'SetPersonalSettingPayload' } } })
  }) as typeof fetch
  return { kept, home: new HomeState(send) }
}

it('a chart that is put on the home page stands at the end of the own arrangement, once, and can be taken off', async () => {
  const layout: HomeLayout = { shown: [{ id: 'pipeline/today', size: 'l' }], hidden: ['view/v1'] }
  const { kept, home } = server({ home: layout })
  expect(await pin(home, BY_OWNER)).toBe(true)
  expect(await pin(home, { ...BY_OWNER, title: 'Renamed' })).toBe(true)
  expect(kept).toEqual({ home: { shown: [{ id: 'pipeline/today', size: 'l' }, { id: 'view/v1', size: 'm' }], hidden: [] }, 'home.views': [{ ...BY_OWNER, title: 'Renamed' }] })
  expect(await unpin(home, 'v1')).toBe(true)
  expect([kept['home.views'], isPinned(home, 'v1')]).toEqual([[], false])
})

it('where nothing was arranged, the home stays as the plugins mean it', async () => {
  const { kept, home } = server()
  await pin(home, BY_OWNER)
  expect(kept).toEqual({ 'home.views': [BY_OWNER] })
})

it('what the server does not keep is not shown', async () => {
  const { home } = server({}, ['home.views'])
  expect(await pin(home, BY_OWNER)).toBe(false)
  expect(home.pins).toEqual([])
})

it('what was kept is read as far as it can be', () => {
  expect([readPins(null), readPins([null, { view: 1 }, BY_OWNER])]).toEqual([[], [BY_OWNER]])
})
