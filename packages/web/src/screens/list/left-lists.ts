import type { Pages } from './pages.ts'

/** A list as it was when the person opened one of its records. */
export interface LeftList {
  /** The question that its rows answered. */
  readonly key: string
  readonly pages: Pages
  readonly cursor: number
  readonly scrollTop: number
}

const KEPT = 8

/** Lists that were left, by their addresses: the browser's Back shows them where they stood. */
export class LeftLists {
  readonly #lists = new Map<string, LeftList>()

  put(address: string, list: LeftList): void {
    this.#lists.delete(address)
    this.#lists.set(address, list)
    const [oldest] = this.#lists.keys()
    if (this.#lists.size > KEPT && oldest !== undefined) this.#lists.delete(oldest)
  }

  get(address: string): LeftList | null {
    return this.#lists.get(address) ?? null
  }
}
