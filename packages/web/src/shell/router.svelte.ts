import type { AskToLeave } from '../kit/leave.ts'
import type * as typed from '../kit/typed.ts'

/** What notices what is typed. It comes after the first page, where nothing is typed yet. */
type Typing = Pick<typeof typed, 'heldIn' | 'settle' | 'watchTyping'>

/** Asked before the page is left; false keeps it. Being registered means that something would be lost. */
export type Blocker = () => boolean | Promise<boolean>

interface Entry {
  readonly index: number
}

/** Where the shell is. Modified clicks, downloads and other sites are left to the browser. */
export class Router {
  #url = $state.raw(new URL(location.href))
  #blockers = new Set<Blocker>()
  #index = entryOf(history.state)?.index ?? 0
  #scrolls = new Map<number, number>()
  #passing = false
  /** The person said that the page may go, and the browser goes now. */
  #granted = false
  readonly #ask: AskToLeave
  #typing: Typing | null = null
  /** How the current page was reached: a new one starts at its top, an old one where it was left. */
  arrival: { readonly kind: 'start' | 'push' | 'replace' | 'pop'; readonly scroll: number } = { kind: 'start', scroll: 0 }

  /** `ask` is asked where something that is typed would be lost. */
  constructor(ask: AskToLeave = () => Promise.resolve(true)) {
    this.#ask = ask
  }

  get url(): URL {
    return this.#url
  }

  get path(): string {
    return this.#url.pathname
  }

  get query(): URLSearchParams {
    return this.#url.searchParams
  }

  /** False where a blocker kept the page. */
  async navigate(to: string, { replace = false }: { replace?: boolean } = {}): Promise<boolean> {
    const next = new URL(to, this.#url)
    if (next.origin !== this.#url.origin) {
      location.assign(next)
      return true
    }
    if (next.href === this.#url.href) return true
    if (this.#leaves(next) && !(await this.#mayLeave())) return false
    this.#granted = false
    this.#scrolls.set(this.#index, scrollY)
    if (!replace) this.#index++
    history[replace ? 'replaceState' : 'pushState']({ index: this.#index } satisfies Entry, '', next)
    this.arrival = { kind: replace ? 'replace' : 'push', scroll: 0 }
    this.#url = next
    return true
  }

  /** Changes parts of the query string; null removes one. The page stays, and no blocker is asked, unless it goes to another `tab`. */
  setQuery(changes: Readonly<Record<string, string | null | undefined>>, { replace = true }: { replace?: boolean } = {}): void {
    const next = new URL(this.#url)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === undefined) next.searchParams.delete(name)
      else next.searchParams.set(name, value)
    }
    void this.navigate(next.href, { replace })
  }

  /** Guards what would be lost; gives how to stop. Closing the tab is covered too. */
  block(blocker: Blocker): () => void {
    this.#blockers.add(blocker)
    return () => void this.#blockers.delete(blocker)
  }

  /** Whether something would be lost now. */
  get blocked(): boolean {
    return !this.#granted && (this.#blockers.size > 0 || this.#held(true) !== null)
  }

  /** Asks as before leaving, and then nobody is asked again. False where a blocker said no. */
  async release(): Promise<boolean> {
    if (!(await this.#mayLeave({ settledToo: true }))) return false
    this.#blockers.clear()
    this.#granted = true
    return true
  }

  /** Follows links and the browser's buttons. Gives how to stop. */
  listen(): () => void {
    const stop = new AbortController()
    const { signal } = stop
    history.scrollRestoration = 'manual'
    if (!entryOf(history.state)) history.replaceState({ index: this.#index } satisfies Entry, '')
    addEventListener('click', (event) => this.#onClick(event), { signal })
    addEventListener('popstate', (event) => void this.#onPop(event), { signal })
    addEventListener('beforeunload', (event) => this.blocked && event.preventDefault(), { signal })
    return () => stop.abort()
  }

  /** From now on what is typed is asked for before it goes. Gives how to stop. */
  watch(typing: Typing): () => void {
    this.#typing = typing
    const deaf = typing.watchTyping()
    return () => {
      this.#typing = null
      deaf()
    }
  }

  #held(settledToo: boolean): 'kept' | 'lost' | null {
    return this.#typing?.heldIn(document, { settledToo }) ?? null
  }

  #onClick(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.origin !== location.origin || (link.target !== '' && link.target !== '_self') || link.hasAttribute('download')) return
    if (link.relList.contains('external') || (link.hash !== '' && link.pathname === location.pathname && link.search === location.search)) return
    event.preventDefault()
    void this.navigate(link.href)
  }

  async #onPop(event: PopStateEvent): Promise<void> {
    const next = new URL(location.href)
    const index = entryOf(event.state)?.index ?? 0
    const steps = index - this.#index
    if (!this.#passing && steps !== 0 && this.#leaves(next) && this.blocked) {
      // The browser has moved already: go back, ask, and go again when the answer is yes.
      this.#passing = true
      history.go(-steps)
      await new Promise((resolve) => addEventListener('popstate', resolve, { once: true }))
      this.#passing = false
      if (await this.release()) history.go(steps)
      return
    }
    if (this.#passing) return
    this.#granted = false
    this.#scrolls.set(this.#index, scrollY)
    this.#index = index
    this.arrival = { kind: 'pop', scroll: this.#scrolls.get(index) ?? 0 }
    this.#url = next
  }

  /** What the last act saves or cancels is left without a question, unless the browser itself takes the person away. */
  async #mayLeave({ settledToo = false } = {}): Promise<boolean> {
    for (const blocker of [...this.#blockers]) if (!(await blocker())) return false
    const held = this.#held(settledToo)
    if (held === null) return true
    // Who was asked by a blocker is not asked again.
    if (this.#blockers.size === 0 && !(await this.#ask(held))) return false
    this.#typing?.settle(document.documentElement)
    return true
  }

  /** Another page, or another tab of it: what is drawn goes. */
  #leaves(next: URL): boolean {
    return next.pathname !== this.path || next.searchParams.get('tab') !== this.query.get('tab')
  }
}

function entryOf(state: unknown): Entry | null {
  return typeof state === 'object' && state !== null && 'index' in state && typeof state.index === 'number' ? { index: state.index } : null
}
