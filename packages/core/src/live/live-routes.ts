import { createCallerPrincipals } from '../acting/caller-principal.ts'
import type { App } from '../app/app-types.ts'
import type { Identity } from '../identity/index.ts'
import type { Logger, Route } from '../server/index.ts'
import { LiveHub, type LiveHubOptions } from './live-hub.ts'
import type { Listener, Reader } from './live-types.ts'
import { isStillSignedIn } from './still-signed-in.ts'

export interface LiveRoutes {
  readonly routes: readonly Route[]
  /** Ends all streams: browsers come back, to whichever process answers them. */
  close(): Promise<void>
}

/** Events that wait for a reader who takes none. */
const mostWaiting = 200

/** GET /api/live: server-sent events of what changed for the caller. */
export function liveRoutes(app: App, identity: Identity, logger: Pick<Logger, 'error'>, options: Pick<LiveHubOptions, 'every' | 'beat'> = {}): LiveRoutes {
  const hub = new LiveHub({ app, onError: (error) => logger.error({ err: error }, 'live events were not told'), ...options })
  const principalOf = createCallerPrincipals(app, identity)
  const route: Route = {
    method: 'GET',
    path: '/api/live',
    handler: async (asked, { caller, meta, request: opened }) => {
      const { principal, locale } = await opened()
      const personId = principal.personId!
      const read: Reader = async () => {
        if (!caller || !(await isStillSignedIn(app.base, caller, new Date()))) return null
        // No delegation any more: then it is over too.
        // The version that the stream was opened at says nothing about this moment.
        const now = await principalOf({ ...caller, rightsVersion: null }, meta.onBehalfOf).catch(() => null)
        return now?.personId === personId ? app.createContext(now, { locale, source: meta.source }) : null
      }
      return new Response(openStream(hub, { personId, read, after: readEventId(asked) }), {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
      })
    },
  }
  return { routes: [route], close: () => hub.close() }
}

/** The id of the last event that a stream had which comes back: a number, given by us. */
function readEventId(request: Request): string | null {
  const id = request.headers.get('last-event-id')
  return id !== null && /^\d{1,18}$/.test(id) ? id : null
}

function openStream(hub: LiveHub, who: Pick<Listener, 'personId' | 'read' | 'after'>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let gone: () => void = () => {}
  return new ReadableStream<Uint8Array>({
    start: async (controller) => {
      let over = false
      const listener: Listener = {
        ...who,
        send: (event, data, id) => {
          if (over || (controller.desiredSize ?? 0) < -mostWaiting) return false
          controller.enqueue(encoder.encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
          return true
        },
        end: () => {
          if (!over) controller.close()
          over = true
        },
      }
      gone = () => {
        over = true
        hub.remove(listener)
      }
      // Says at once that the stream is there, and how long to wait before coming back.
      controller.enqueue(encoder.encode('retry: 3000\n\n'))
      void hub.add(listener)
    },
    cancel: () => gone(),
  })
}

