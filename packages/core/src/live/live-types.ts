import type { RequestContext } from '../context.ts'

/** A record that somebody wrote. */
export interface Change {
  readonly model: string
  readonly recordId: string
  /** The one request that wrote it; null where there were several, or none. */
  readonly requestId: string | null
  /** Whose request that was. */
  readonly actorId: string | null
}

/** Who listens, asked anew before anything is told: null once the session is over. */
export type Reader = () => Promise<RequestContext | null>

/** One open stream to a browser. */
export interface Listener {
  readonly personId: string
  readonly read: Reader
  /** The event that it had last, where it was here before. */
  readonly after: string | null
  /**
   * Writes an event; `id` is what a stream that comes back says that it had. False where the other side is gone or does not take anything any more.
   * `written` goes before a `changed` that tells of the listener's own writes: the request that wrote each, so that who asked again already does not do so twice.
   */
  send(event: 'unread' | 'written' | 'changed' | 'beat' | 'over', data: unknown, id?: string): boolean
  end(): void
}
