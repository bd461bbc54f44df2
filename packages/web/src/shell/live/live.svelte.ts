import type { Shell } from '../shell.svelte.ts'
import { openStream } from './open-stream.ts'

type Told = { readonly unread: number } | { readonly changed: readonly string[] }
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

  constructor(shell: Shell) {
    this.#shell = shell
  }

  /** Tells the global ids of records that changed and that the person may read. Returns how to stop. */
  onChanged(listener: (ids: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
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
      return openStream({ unread: (unread) => tell({ unread }), changed: (changed) => tell({ changed }) }, stop.signal)
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
    else for (const listener of this.#listeners) listener(told.changed)
  }
}

export function liveOf(shell: Shell): Live {
  return shell.service('shell.live', () => new Live(shell))
}
