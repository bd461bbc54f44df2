import type { ResourceMeta } from '@tenon/core/metadata'
import { untrack } from 'svelte'
import { useData } from '../../data/use-data.ts'
import { useShell } from '../../module.ts'
import { SavedViews } from './saved-views.svelte.ts'
import { addressOf, saysNothing } from './view-address.ts'

/** The views of a resource, and the one that it opens with put into an address that says nothing. Called while a component initialises. */
export function useSavedViews(meta: ResourceMeta): SavedViews {
  const shell = useShell()
  const { client } = useData()
  const views = shell.service(`tenon.views.${meta.name}`, () => new SavedViews(client, meta.name))
  let arriving = shell.router.arrival.kind !== 'pop' && saysNothing(shell.router.query)

  void views.load()
  $effect.pre(() => {
    const { first } = views
    if (views.all === null || !arriving) return
    arriving = false
    // Whoever began to filter meanwhile keeps what is seen.
    if (first) untrack(() => shell.router.path === meta.path && saysNothing(shell.router.query) && void shell.router.navigate(addressOf(meta, first), { replace: true }))
  })
  return views
}
