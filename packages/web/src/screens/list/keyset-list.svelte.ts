import { asDataError, type DataError } from '../../data/data-error.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { allStale, hasMore, nextCursor, rowsOf, staleInSight, withFreshPage, withPage, withoutRows, type Page, type Pages } from './pages.ts'

export interface PageAnswer {
  readonly nodes: readonly ResourceRecord[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

export type LoadPage = (after: string | null, signal: AbortSignal) => Promise<PageAnswer>

/** Rows below the last one in sight that are asked for in advance. */
const LOOK_AHEAD = 40

/** A list of any length, loaded page by page as it comes into sight. Writes mark it stale; only the pages in sight are asked again. */
export class KeysetList {
  #load: LoadPage | null = null
  #question = new AbortController()
  #pages = $state.raw<Pages>([])
  #sight = { start: 0, end: 1 }
  #working = false

  rows: readonly ResourceRecord[] = $derived(rowsOf(this.#pages))
  hasMore = $derived(hasMore(this.#pages))
  loading = $state(false)
  /** The rows still answer the former question. */
  replacing = $state(false)
  error = $state.raw<DataError | null>(null)
  /** Nothing has been answered yet. */
  isNew = $derived(this.#pages.length === 0)

  /** Asks another question from the beginning. The former rows stay until its first answer. */
  async ask(load: LoadPage): Promise<void> {
    this.#question.abort()
    this.#question = new AbortController()
    this.#load = load
    this.#sight = { start: 0, end: 1 }
    this.#working = false
    this.error = null
    this.replacing = this.#pages.length > 0
    await this.#work()
  }

  /** What is loaded, to be shown again when the person comes back. */
  get pages(): Pages {
    return this.#pages
  }

  /** Shows again what was loaded before, and asks afresh for what is in sight of it. */
  resume(load: LoadPage, pages: Pages): void {
    this.#load = load
    this.#pages = allStale(pages)
  }

  /** Tells which rows are in sight: what comes next is loaded, what is stale is refreshed. */
  async see(start: number, end: number): Promise<void> {
    this.#sight = { start, end }
    await this.#work()
  }

  /** A write may have changed anything here. */
  invalidate(): void {
    this.#pages = allStale(this.#pages)
    void this.#work()
  }

  drop(ids: Iterable<string>): void {
    this.#pages = withoutRows(this.#pages, new Set(ids))
  }

  async retry(): Promise<void> {
    this.error = null
    await this.#work()
  }

  /** Gives up what is under way: the person went elsewhere. */
  close(): void {
    this.#question.abort()
  }

  /** Does what is to be done, one request after the other. */
  async #work(): Promise<void> {
    const { signal } = this.#question
    if (this.#working || this.error || !this.#load) return
    this.#working = true
    this.loading = true
    while (!signal.aborted && (await this.#step(signal)));
    if (signal.aborted) return
    this.#working = false
    this.loading = false
  }

  /** One request, if one is needed: whether it was and went well. */
  async #step(signal: AbortSignal): Promise<boolean> {
    const { start, end } = this.#sight
    if (this.replacing) {
      const page = await this.#request(null, signal)
      if (page) this.#pages = [page]
      else if (this.error) this.#pages = []
      if (!signal.aborted) this.replacing = false
      return page !== null
    }
    const stale = staleInSight(this.#pages, start, end)
    if (stale >= 0) {
      const page = await this.#request(this.#pages[stale]?.after ?? null, signal)
      if (page) this.#pages = withFreshPage(this.#pages, stale, page)
      return page !== null
    }
    if (!this.hasMore || end < this.rows.length - LOOK_AHEAD) return false
    const page = await this.#request(nextCursor(this.#pages), signal)
    if (page) this.#pages = withPage(this.#pages, page)
    return page !== null
  }

  async #request(after: string | null, signal: AbortSignal): Promise<Page | null> {
    try {
      const { nodes, pageInfo } = await this.#load!(after, signal)
      return signal.aborted ? null : { after, rows: nodes, ...pageInfo, stale: false }
    } catch (error) {
      if (!signal.aborted) this.error = asDataError(error)
      return null
    }
  }
}
