import type { ResourceMeta } from '@tenon/core/metadata'
import { globalId, uuidOf } from '../../data/ids.ts'
import { readView, writeView } from '../list/view-state.ts'

/** Names the saved view that an address began with. */
const PARAMETER = 'saved'
/** Stands for the resource's own view where another one is what it opens with. */
const OWN = 'own'

/** What an address shows, in one spelling: two that show the same are equal. */
export function stateOf(meta: ResourceMeta, query: URLSearchParams): string {
  return writeView(readView(meta, query))
}

export function sameState(meta: ResourceMeta, left: string, right: string): boolean {
  return stateOf(meta, new URLSearchParams(left)) === stateOf(meta, new URLSearchParams(right))
}

/** The address of a saved view. */
export function addressOf(meta: ResourceMeta, { id, state }: { readonly id: string; readonly state: string }): string {
  return `${meta.path}${writeView(readView(meta, new URLSearchParams(state)), new URLSearchParams({ [PARAMETER]: uuidOf(id) }))}`
}

/** The address of the resource's own view. */
export function ownAddress(meta: ResourceMeta): string {
  return `${meta.path}?${PARAMETER}=${OWN}`
}

/** Id of the saved view that an address began with. */
export function savedIn(query: URLSearchParams): string | null {
  const name = query.get(PARAMETER)
  return name === null || name === OWN ? null : globalId('SavedView', name)
}

/** Whether an address says nothing, so that the view to open with may be shown. */
export function saysNothing(query: URLSearchParams): boolean {
  return [...query].length === 0
}
