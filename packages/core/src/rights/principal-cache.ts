import type { Principals } from './principal.ts'
import type { Principal } from './rights-types.ts'

export interface PrincipalCacheOptions {
  load(personId: string): Promise<Principal>
  now(): Date
  /** Roles and positions hold by the day, so nothing is kept over midnight. */
  dayOf(at: Date): string
  /** Most people kept. */
  readonly limit: number
  /** Milliseconds after which another process's changes are seen. */
  readonly maxAge: number
}

interface Entry {
  readonly principal: Promise<Principal>
  readonly at: number
  readonly day: string
}

/** The least recently used entry goes first; simultaneous callers share one load. */
export class PrincipalCache implements Principals {
  readonly #entries = new Map<string, Entry>()
  readonly #options: PrincipalCacheOptions

  constructor(options: PrincipalCacheOptions) {
    this.#options = options
  }

  get(personId: string): Promise<Principal> {
    const now = this.#options.now()
    const day = this.#options.dayOf(now)
    const known = this.#entries.get(personId)
    const isFresh = known !== undefined && known.day === day && now.getTime() - known.at < this.#options.maxAge
    const entry = isFresh ? known : { principal: this.#load(personId), at: now.getTime(), day }
    this.#entries.delete(personId)
    this.#entries.set(personId, entry)
    if (this.#entries.size > this.#options.limit) this.#entries.delete(this.#entries.keys().next().value!)
    return entry.principal
  }

  /** A load under way is dropped too: it may have read before the change. */
  invalidate(personId: string): void {
    this.#entries.delete(personId)
  }

  clear(): void {
    this.#entries.clear()
  }

  #load(personId: string): Promise<Principal> {
    const principal = this.#options.load(personId)
    // A failed load is not kept.
    principal.catch(() => this.#entries.get(personId)?.principal === principal && this.#entries.delete(personId))
    return principal
  }
}
