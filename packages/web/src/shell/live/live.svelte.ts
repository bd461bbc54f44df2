import type { Shell } from '../shell.svelte.ts'
import { gather, type Gathered } from './gathered.ts'
import { openStream } from './open-stream.ts'

type Told = { readonly unread: number } | { readonly changed: readonly string[]; readonly written: Readonly<Record<string, string>> } | { readonly missed: true }

/** Models of which records changed; null where it is not known which. */
type ModelListener = (models: ReadonlySet<string> | null) => void
/** Whether a change of a model by this request is known to the listener already. */
type IsKnown = (requestId: string, model: string) => boolean
type Message = Told | { readonly ask: true }

/**
 * What the server tells without being asked: how many notifications are new, and which records changed. The tabs of a browser
 * share one stream: the one that holds the lock reads it, and tells the others.
 */
export class Live {
  /** Notifications that are not read; null until the server said. */
  unread = $state<number | null>(null)
  readonly #shell: Shell
  readonly #listeners = new Set<(ids: readonly string[]) => void>()
  readonly #gathered = new Map<Gathered, IsKnown>()
  readonly #comebacks = new Set<() => void>()

  constructor(shell: Shell) {
    this.#shell = shell
  }

  /** Tells the global ids of records that changed and that the person may read. Returns how to stop. */
  onChanged(listener: (ids: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Tells the models of which records changed, many changes at once, and only while the page is looked at; not those that `isKnown`. Returns how to stop. */
  onModels(listener: ModelListener, isKnown: IsKnown = () => false): () => void {
    const gathered = gather(listener)
    this.#gathered.set(gathered, isKnown)
    return () => {
      this.#gathered.delete(gathered)
      gathered.close()
    }
  }

  /** Tells that the stream broke and is there again: the server may be another one. Returns how to stop. */
  onComeback(listener: () => void): () => void {
    this.#comebacks.add(listener)
    return () => void this.#comebacks.delete(listener)
  }

  /** Follows the stream until it is told to stop. */
  follow(): () => void {
    const name = `tenon.live.${this.#shell.me?.id}`
    const channel = new BroadcastChannel(name)
    const stop = new AbortController()
    let leads = false
    const tell = (told: Told): void => {
      this.#take(told)
      channel.postMessage(told)
    }
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (!('ask' in data)) this.#take(data)
      else if (leads && this.unread !== null) channel.postMessage({ unread: this.unread })
    }
    const lead = (): Promise<void> => {
      leads = true
      return openStream({ unread: (unread) => tell({ unread }), changed: (changed, written) => tell({ changed, written }), missed: () => tell({ missed: true }) }, stop.signal)
    }
    // Only pages of a safe origin have locks; elsewhere every tab reads a stream of its own.
    if (navigator.locks) void navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => {})
    else void lead()
    channel.postMessage({ ask: true })
    return () => {
      stop.abort()
      channel.close()
    }
  }

  #take(told: Told): void {
    if ('unread' in told) this.unread = told.unread
    else if ('missed' in told) {
      for (const gathered of this.#gathered.keys()) gathered.add(null)
      for (const listener of [...this.#comebacks]) listener()
    } else {
      for (const [gathered, isKnown] of this.#gathered) {
        const news = told.changed.filter((id) => told.written[id] === undefined || !isKnown(told.written[id], modelOf(id)))
        if (news.length > 0) gathered.add(news.map(modelOf))
      }
      for (const listener of [...this.#listeners]) listener(told.changed)
    }
  }
}

function modelOf(id: string): string {
  return id.slice(0, id.indexOf(':'))
}

export function liveOf(shell: Shell): Live {
  return shell.service('shell.live', () => new Live(shell))
}
