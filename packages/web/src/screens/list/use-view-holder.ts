import type { ResourceMeta } from '@tenon/core/metadata'
import { useShell } from '../../module.ts'
import { localStore, readText, writeText } from '../shared/storage.ts'
import type { ColumnMemory, ViewHolder } from './list-state.svelte.ts'
import { readView, writeView } from './view-state.ts'

/** Keeps the view in the address, so that a link reproduces it. Called while a component initialises. */
export function useAddressView(meta: ResourceMeta): ViewHolder {
  const { router } = useShell()
  const path = router.path
  const read = () => readView(meta, router.query)
  return {
    get view() {
      return read()
    },
    change(view) {
      // A late answer must not change the address of the page that the person went to meanwhile.
      if (router.path === path) void router.navigate(`${path}${writeView(view, router.query)}`, { replace: true })
    },
  }
}

/** Remembers columns in this browser, per person and resource. */
export function useColumnMemory(name: string): ColumnMemory {
  const { me } = useShell()
  const key = `tenon.columns.${me?.id ?? ''}.${name}`
  return {
    read: () => readText(localStore(), key),
    write: (columns) => writeText(localStore(), key, columns),
  }
}
