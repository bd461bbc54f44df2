import type { ClientOptions, LiveEvent, RequestOptions } from './client-types.ts'
import { readEvents } from './read-events.ts'
import { SdkError } from './sdk-error.ts'
import { pause, send } from './send.ts'

/**
 * Listens to what the server tells, and comes back when the connection is lost: it then says which event it had last, and the server
 * tells what was missed. Ends when the caller leaves the loop or aborts; throws where the credential is not good any more.
 */
export async function* listen(options: ClientOptions, { signal }: Pick<RequestOptions, 'signal'> = {}): AsyncGenerator<LiveEvent> {
  const stop = new AbortController()
  const whole = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  let last: string | undefined
  let failures = 0
  try {
    for (let connection = 0; !whole.aborted; connection++) {
      const response = await open(options, last, whole)
      if (response?.body) {
        failures = 0
        if (connection > 0) yield { type: 'reconnected' }
        try {
          for await (const { id, event, data } of readEvents(response.body)) {
            last = id ?? last
            if (event === 'changed') yield { type: 'changed', ids: JSON.parse(data) as string[] }
            else if (event === 'unread') yield { type: 'unread', count: JSON.parse(data) as number }
            else if (event === 'over') throw new SdkError('http', 'The token is not good any more.', { status: 401, code: 'UNAUTHENTICATED' })
          }
        } catch (error) {
          if (error instanceof SdkError) throw error
        }
      }
      if (!whole.aborted) await pause(Math.min(500 * 2 ** failures++, 30_000) * (0.5 + Math.random()), whole).catch(() => {})
    }
  } finally {
    stop.abort()
  }
}

/** Undefined where it is worth another try. */
async function open(options: ClientOptions, last: string | undefined, signal: AbortSignal): Promise<Response | undefined> {
  const url = new URL('/api/live', options.url).href
  try {
    const response = await send(options, { url, text: '/api/live', method: 'GET', isStream: true, headers: { accept: 'text/event-stream', ...(last === undefined ? {} : { 'last-event-id': last }) } }, { signal })
    if (response.ok || response.status === 429 || response.status >= 500) return response.ok ? response : undefined
    throw new SdkError('http', `The server answered ${response.status}.`, { status: response.status })
  } catch (error) {
    if (error instanceof SdkError && (error.kind === 'network' || error.kind === 'aborted')) return undefined
    throw error
  }
}
