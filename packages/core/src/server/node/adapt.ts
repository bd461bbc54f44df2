import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { clientIpHeader } from '../../identity/index.ts'
import type { Handler } from '../create-server.ts'
import { clientIp, type TrustedProxies } from './client-ip.ts'

/** Turns Node's request into the web's and writes the web's response with Node. */
export async function adapt(handler: Handler, proxies: TrustedProxies, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const forwarded = incoming.headers['x-forwarded-for']
  const ip = clientIp(incoming.socket.remoteAddress ?? '', Array.isArray(forwarded) ? forwarded.join(',') : forwarded, proxies)
  const request = toRequest(incoming, outgoing, ip)
  const response = request ? await handler.fetch(request, { ip }) : new Response(null, { status: 400 })
  await send(response, outgoing, handler.isDraining())
}

/** Null for a request line or Host that makes no address. */
function toRequest(incoming: IncomingMessage, outgoing: ServerResponse, ip: string): Request | null {
  const { method = 'GET', url = '', headers } = incoming
  // Joined as texts: parsed against a base, '//evil.example/x' would be another host's address.
  const address = `http://${headers.host ?? 'localhost'}${url}`
  if (!url.startsWith('/') || !URL.canParse(address) || new URL(address).username !== '') return null
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  const hasBody = method !== 'GET' && method !== 'HEAD'
  try {
    return new Request(address, { method, headers: toHeaders(incoming, ip), signal: gone.signal, ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}) } as RequestInit)
  } catch {
    // TRACE and CONNECT are methods that a web request cannot have.
    return null
  }
}

function toHeaders({ rawHeaders }: IncomingMessage, ip: string): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) headers.append(rawHeaders[index]!, rawHeaders[index + 1]!)
  headers.set(clientIpHeader, ip)
  return headers
}

async function send(response: Response, outgoing: ServerResponse, isLast: boolean): Promise<void> {
  if (outgoing.destroyed) return
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  if (isLast) outgoing.setHeader('connection', 'close')
  if (!response.body) outgoing.end()
  // A client that goes away in the middle ends the stream; that is no fault of ours.
  else await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing).catch(() => outgoing.destroy())
}
