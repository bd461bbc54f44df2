import type { App } from '../app/app-types.ts'
import { globalId } from '../schema/global-id.ts'
import { ChangeFeed } from './change-feed.ts'
import type { Change, Listener } from './live-types.ts'
import { readableChanges } from './readable-changes.ts'

export interface LiveHubOptions {
  readonly app: Pick<App, 'database' | 'onCommit'>
  readonly onError: (error: unknown) => void
  /** Milliseconds between looks at what other processes wrote; what this one writes is told at once. @default 1000 */
  readonly every?: number
  /** Milliseconds after which a silent stream is looked at: is its session still good? @default 15 000 */
  readonly beat?: number
}

/** Streams of one person: a browser has one, whatever its tabs. The oldest goes where there are more. */
const mostPerPerson = 8

interface Known {
  unread: number
  /** When something was sent: a stream on which nothing is for a minute is cut, however much happens that its reader may not see. */
  toldAt: number
}

/** Tells everybody who listens what changed, as far as they may read it at that moment. Looks at nothing while nobody listens. */
export class LiveHub {
  readonly #options: LiveHubOptions
  readonly #feed: ChangeFeed
  readonly #listeners = new Map<Listener, Known>()
  #timer: NodeJS.Timeout | undefined
  #stopWaking: (() => void) | undefined
  #running: Promise<void> = Promise.resolve()
  #queued = false

  constructor(options: LiveHubOptions) {
    this.#options = options
    this.#feed = new ChangeFeed(options.app.database.pool)
  }

  async add(listener: Listener): Promise<void> {
    const own = [...this.#listeners.keys()].filter(({ personId }) => personId === listener.personId)
    if (own.length >= mostPerPerson) this.#end(own[0]!)
    if (this.#listeners.size === 0) await this.#begin()
    const known = { unread: -1, toldAt: 0 }
    this.#listeners.set(listener, known)
    await this.#tell(listener, known, listener.after === null ? [] : await this.#feed.missed(listener.after), -1)
    await this.look()
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size > 0) return
    clearInterval(this.#timer)
    this.#stopWaking?.()
    this.#feed.stop()
  }

  /** Tells what there is to tell. Calls during a look become one more look. */
  look(): Promise<void> {
    if (this.#queued) return this.#running
    this.#queued = true
    this.#running = this.#running.then(() => {
      this.#queued = false
      return this.#tellAll()
    }).catch(this.#options.onError)
    return this.#running
  }

  async close(): Promise<void> {
    for (const listener of [...this.#listeners.keys()]) this.#end(listener)
    await this.#running
  }

  async #begin(): Promise<void> {
    await this.#feed.start()
    this.#timer = setInterval(() => void this.look(), this.#options.every ?? 1_000)
    this.#timer.unref()
    this.#stopWaking = this.#options.app.onCommit(() => void this.look())
  }

  async #tellAll(): Promise<void> {
    for (let more = true; more && this.#listeners.size > 0; ) {
      const taken = await this.#feed.take()
      const unread = await this.#unread()
      await Promise.all([...this.#listeners].map(([listener, known]) => this.#tell(listener, known, taken.changes, unread.get(listener.personId) ?? 0)))
      more = taken.more
    }
  }

  async #tell(listener: Listener, known: Known, changes: readonly Change[], unread: number): Promise<void> {
    const isDue = Date.now() - known.toldAt >= (this.#options.beat ?? 15_000)
    if (changes.length === 0 && unread === known.unread && !isDue) return
    const context = await listener.read()
    if (context === null) {
      listener.send('over', null)
      return this.#end(listener)
    }
    // A deputy does the work, and does not read the mail.
    const isOwn = context.principal.deputyId === undefined
    const ids = changes.length === 0 ? [] : await readableChanges(context, changes)
    const written = writtenBy(listener.personId, changes, ids)
    const at = this.#feed.sequence ?? undefined
    const messages: Parameters<Listener['send']>[] = []
    if (written !== null) messages.push(['written', written])
    if (ids.length > 0) messages.push(['changed', ids, at])
    if (isOwn && unread !== known.unread) messages.push(['unread', unread])
    if (isDue) messages.push(['beat', null, at])
    known.unread = unread
    if (messages.length > 0) known.toldAt = Date.now()
    if (messages.some((message) => !listener.send(...message))) this.#end(listener)
  }

  #end(listener: Listener): void {
    this.remove(listener)
    listener.end()
  }

  /** Of all who listen, in one statement: everybody's own. */
  async #unread(): Promise<ReadonlyMap<string, number>> {
    const people = [...new Set([...this.#listeners.keys()].map(({ personId }) => personId))]
    const { rows } = await this.#options.app.database.pool.query<{ person_id: string; unread: number }>(
      'select person_id, count(*)::int as unread from core.notification where read_at is null and in_app and person_id = any($1::uuid[]) group by person_id', [people])
    return new Map(rows.map(({ person_id: id, unread }) => [id, unread]))
  }
}

/** By global id the request of the person that wrote it, for what only one of hers did; null where there is nothing to say. */
function writtenBy(personId: string, changes: readonly Change[], told: readonly string[]): Readonly<Record<string, string>> | null {
  const own = changes.flatMap(({ model, recordId, requestId, actorId }) => {
    const id = globalId(model, recordId)
    return requestId !== null && actorId === personId && told.includes(id) ? [[id, requestId] as const] : []
  })
  return own.length === 0 ? null : Object.fromEntries(own)
}
