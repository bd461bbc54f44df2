import type { RequestContext } from '../context.ts'

/** A record that somebody wrote. */
export interface Change {
  readonly model: string
  readonly recordId: string
}

/** Who listens, asked anew before anything is told: null once the session is over. */
export type Reader = () => Promise<RequestContext | null>

/** One open stream to a browser. */
export interface Listener {
  readonly personId: string
  readonly read: Reader
  /** The event that it had last, where it was here before. */
  readonly after: string | null
  /** Writes an event; `id` is what a stream that comes back says that it had. False where the other side is gone or does not take anything any more. */
  send(event: 'unread' | 'changed' | 'beat' | 'over', data: unknown, id?: string): boolean
  end(): void
}
