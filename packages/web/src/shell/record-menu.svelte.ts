import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { MenuItem } from '../kit/types.ts'

interface Part {
  readonly order: number
  readonly items: readonly MenuItem[]
}

/** What plugins add to the menu of the record that a page shows. */
export class RecordMenuItems {
  readonly #parts = new SvelteMap<symbol, Part>()
  /** Parts by their order; those of the same order as they came. */
  readonly items: readonly MenuItem[] = $derived([...this.#parts.values()].toSorted((left, right) => left.order - right.order).flatMap((part) => part.items))

  /** Puts in or replaces what one component adds. */
  put(key: symbol, part: Part): void {
    this.#parts.set(key, part)
  }

  remove(key: symbol): void {
    this.#parts.delete(key)
  }
}

export const [useRecordMenuItems, provideRecordMenuItems] = createContext<RecordMenuItems>()
