import type { LoadedPrincipal, Principals } from './principal.ts'
import type { Principal } from './rights-types.ts'

export interface PrincipalCacheOptions {
  load(personId: string): Promise<LoadedPrincipal>
  now(): Date
  /** Roles and positions hold by the day, so nothing is kept over midnight. */
  dayOf(at: Date): string
  /** Most people kept. */
  readonly limit: number
  /** Milliseconds after which another process's changes are seen by who asks without a version. */
  readonly maxAge: number
}

interface Entry {
  readonly loading: Promise<LoadedPrincipal>
  readonly day: string
  /** The version of the rights that was known before the load began: the entry holds nothing older. Null where none was. */
  readonly version: number | null
  /** When it was known to be right. */
  at: number
  /** A change was announced. The entry is only there to be compared with. */
  isOver: boolean
}

/**
 * The least recently used entry goes first; simultaneous callers share one load. Who asks with the version of the rights gets the same object
 * again where a change was about somebody else, so that what is kept by it stays known.
 */
export class PrincipalCache implements Principals {
  readonly #entries = new Map<string, Entry>()
  readonly #options: PrincipalCacheOptions

  constructor(options: PrincipalCacheOptions) {
    this.#options = options
  }

  async get(personId: string, version: number | null = null): Promise<Principal> {
    const now = this.#options.now()
    const day = this.#options.dayOf(now)
    const known = this.#entries.get(personId)
    const today = known?.day === day ? known : undefined
    const entry = today !== undefined && this.#holds(today, version, now.getTime()) ? today : this.#load(personId, { day, version, at: now.getTime() }, today)
    // What was just read to be the version is as good as a load.
    if (version !== null && entry.version === version) entry.at = now.getTime()
    this.#entries.delete(personId)
    this.#entries.set(personId, entry)
    if (this.#entries.size > this.#options.limit) this.#entries.delete(this.#entries.keys().next().value!)
    return (await entry.loading).principal
  }

  /** A load under way is dropped too: it may have read before the change. */
  invalidate(personId: string): void {
    const known = this.#entries.get(personId)
    if (known) known.isOver = true
  }

  clear(): void {
    for (const entry of this.#entries.values()) entry.isOver = true
  }

  forget(): void {
    this.#entries.clear()
  }

  /** Of a version that is behind the entry's, as after a backup was restored, nothing follows: then its age decides as without one. */
  #holds(entry: Entry, version: number | null, now: number): boolean {
    if (entry.isOver) return false
    if (version !== null && (entry.version === null || entry.version <= version)) return entry.version === version
    return now - entry.at < this.#options.maxAge
  }

  #load(personId: string, asked: Pick<Entry, 'day' | 'version' | 'at'>, before: Entry | undefined): Entry {
    const loading = asked.version === null ? this.#options.load(personId) : this.#loadLike(personId, before)
    // A failed load is not kept.
    loading.catch(() => this.#entries.get(personId)?.loading === loading && this.#entries.delete(personId))
    return { ...asked, loading, isOver: false }
  }

  async #loadLike(personId: string, before: Entry | undefined): Promise<LoadedPrincipal> {
    const loaded = await this.#options.load(personId)
    const known = await before?.loading.catch(() => undefined)
    return known?.facts === loaded.facts ? known : loaded
  }
}
