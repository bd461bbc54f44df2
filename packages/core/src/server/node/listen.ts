import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Handler } from '../create-server.ts'
import { serverErrors } from '../errors.ts'
import type { Logger } from '../server-types.ts'
import { adapt } from './adapt.ts'
import { readTrustedProxies } from './client-ip.ts'

export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** @default all interfaces */
  readonly host?: string
  /** Addresses or networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[]
  /** Milliseconds after which slow senders are cut. @default 5 s for the head, 2 min for all of it, an upload included */
  readonly patience?: { readonly head: number; readonly request: number }
  readonly logger: Logger
  /** Sees every request first and calls `next` for what is not its own: Vite, in development. */
  readonly front?: (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void
}

const defaultPatience = { head: 5_000, request: 120_000 }

export interface RunningServer {
  readonly port: number
  readonly url: string
  /**
   * Stops without cutting anybody off: says for `announce` milliseconds that it is not ready while it still answers, then takes
   * no more connections, and cuts after `grace` milliseconds whoever is not done.
   */
  close(options?: { readonly announce?: number; readonly grace?: number }): Promise<void>
}

/** Puts the handler behind a port. Throws PORT_TAKEN or PORT_REFUSED. */
export async function listen(handler: Handler, options: ListenOptions): Promise<RunningServer> {
  const proxies = readTrustedProxies(options.trustedProxies ?? [])
  const { head, request } = options.patience ?? defaultPatience
  const limits = { headersTimeout: head, requestTimeout: request, connectionsCheckingInterval: Math.min(head, 1_000), keepAliveTimeout: 10_000, maxHeaderSize: 16_384 }
  const server = createServer(limits, (incoming, outgoing) => {
    const answer = (): void => void adapt(handler, proxies, incoming, outgoing).catch((error: unknown) => {
      options.logger.error({ err: error }, 'answer failed')
      outgoing.destroy()
    })
    if (options.front) options.front(incoming, outgoing, answer)
    else answer()
  })
  server.maxHeadersCount = 100
  // Somebody who takes nothing of an answer for a minute does not hold it longer.
  server.setTimeout(60_000)
  await start(server, options)
  const { port } = server.address() as AddressInfo
  return { port, url: `http://localhost:${port}`, close: (stop) => close(server, handler, stop) }
}

async function start(server: Server, { port, host }: ListenOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(serverErrors.PORT_TAKEN({ port }))
      else reject(serverErrors.PORT_REFUSED({ port, host: host ?? 'this machine', cause: error.code ?? error.message }, { cause: error }))
    })
    server.listen({ port, ...(host === undefined ? {} : { host }) }, resolve)
  })
}

async function close(server: Server, handler: Handler, { announce = 1_500, grace = 7_000 }: { readonly announce?: number; readonly grace?: number } = {}): Promise<void> {
  handler.drain()
  // Balancers need a moment to see it; what arrives meanwhile is answered, with `connection: close`.
  await delay(announce)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Connections that were idle when their owner stopped asking.
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  const isOver = new AbortController()
  await Promise.race([closed, delay(grace, undefined, { signal: isOver.signal }).catch(() => {})])
  isOver.abort()
  clearInterval(sweep)
  server.closeAllConnections()
  await closed
}
