import { randomUUID } from 'node:crypto'
import { actingErrors } from '../acting/errors.ts'
import type { RequestContext } from '../context.ts'
import { TenonError } from '../errors/tenon-error.ts'
import { addressBlock } from '../identity/client-address.ts'
import { clientIpHeader, type Caller } from '../identity/index.ts'
import { sayIn, type Sayable } from '../messages/errors/wording.ts'
import type { Principal } from '../rights/rights-types.ts'
import { rowIdOf } from '../schema/global-id.ts'
import { serverErrors } from './errors.ts'
import { chooseLocale } from './locale.ts'
import type { App, RequestMeta } from './server-types.ts'

/** One request on its way through the steps. What costs something is done when it is first asked for, and once. */
export interface Exchange {
  readonly request: Request
  readonly url: URL
  readonly requestId: string
  readonly ip: string
  readonly meta: () => RequestMeta
  readonly caller: () => Promise<Caller | null>
  readonly context: () => Promise<RequestContext>
  /** Takes points from what the caller may ask for in a minute. Throws RATE_LIMITED. */
  readonly charge: (points: number) => Promise<void>
  /** The sentence of a refusal in the language of this request. */
  readonly say: (problem: Sayable) => string
  /** How the request was answered, for the log. */
  readonly notes: ExchangeNotes
  /** The caller as far as somebody asked already; for the log and for cookies. */
  readonly knownCaller: () => Caller | null
}

export interface ExchangeNotes {
  /** 'compiled' or 'ordinary', for reads. */
  readPath?: 'compiled' | 'ordinary'
  /** Why it was not compiled. */
  readBecause?: string
}

/** A step lets the next one answer and adds to it, or answers itself. */
export type Step = (exchange: Exchange, next: () => Promise<Response>) => Promise<Response>

export function openExchange(app: App, received: Request, ip: string): Exchange {
  const request = withOwnAddress(received, ip)
  const requestId = readRequestId(request.headers)
  let known: Caller | null = null
  let made: RequestContext | undefined
  const url = new URL(request.url)
  const meta = once(() => readMeta(request, url, requestId, ip))
  const caller = once(async () => (known = await app.identity.resolve(request.headers)))
  const context = once(async () => {
    made = await app.createContext(await caller(), meta())
    refuseChangedPerson(request.headers, made.principal)
    return made
  })
  let charged = 0
  const charge = async (points: number): Promise<void> => {
    if (!app.settings.rateLimit) return
    const [key, price] = await payer(caller, ip)
    const retryAfter = await app.settings.rateLimit.take(key, points * price, charged)
    if (retryAfter > 0) throw serverErrors.RATE_LIMITED({ retryAfter })
    charged += points * price
  }
  const locale = (): string => made?.locale ?? chooseLocale(request.headers.get('accept-language'), app.boot.locales, app.boot.company.locale)
  const say = (problem: Sayable): string => sayIn(app.wording)(problem, { locale: locale() })
  return { request, url, requestId, ip, meta, caller, context, charge, say, notes: {}, knownCaller: () => known }
}

/** The first step comes first and sees the answers of all others. */
export function runSteps(steps: readonly Step[], exchange: Exchange): Promise<Response> {
  const run = (index: number): Promise<Response> => {
    const step = steps[index]
    if (!step) throw serverErrors.PATH_UNKNOWN({ path: exchange.url.pathname })
    return step(exchange, async () => run(index + 1))
  }
  return run(0)
}

/** The shell says for whom its page was opened. Acting as somebody in one tab must not make the other tabs write by that name. */
function refuseChangedPerson(headers: Headers, { personId }: Principal): void {
  const expected = headers.get('tenon-person')
  if (expected !== null && rowIdOf(expected, 'Person') !== personId) throw actingErrors.PERSON_CHANGED()
}

/** An address without a caller behind it pays more: it asks for little, and may be one of many guesses. */
const priceForNobody = 50

async function payer(find: () => Promise<Caller | null>, ip: string): Promise<readonly [key: string, price: number]> {
  const caller = await find().catch((error: unknown) => {
    // A bad token is nobody; whoever is to answer the request refuses it.
    if (error instanceof TenonError && error.status < 500) return null
    throw error
  })
  if (!caller) return [`address ${addressBlock(ip)}`, priceForNobody]
  return [caller.kind === 'token' ? `token ${caller.credentialId}` : `person ${caller.personId}`, 1]
}

/** The address of the connection replaces whatever the client wrote into the header that the rest relies on. */
function withOwnAddress(request: Request, ip: string): Request {
  if (request.headers.get(clientIpHeader) === ip) return request
  const headers = new Headers(request.headers)
  headers.set(clientIpHeader, ip)
  return new Request(request, { headers })
}

/** A number given by a proxy is kept, so that its log and ours can be joined. */
function readRequestId(headers: Headers): string {
  const given = headers.get('x-request-id') ?? ''
  return /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()
}

function readMeta({ headers, method }: Request, url: URL, requestId: string, ip: string): RequestMeta {
  const idempotencyKey = headers.get('idempotency-key')
  if (idempotencyKey !== null && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    throw serverErrors.BAD_USER_INPUT({ reason: 'The header Idempotency-Key must have 1 to 255 visible ASCII characters.' })
  }
  return {
    requestId,
    ip,
    userAgent: (headers.get('user-agent') ?? '').slice(0, 300),
    source: headers.get('x-tenon-client') === 'web' ? 'web' : 'api',
    acceptLanguage: headers.get('accept-language'),
    idempotencyKey,
    onBehalfOf: headers.get('tenon-on-behalf-of') ?? (method === 'GET' && url.pathname.startsWith('/api/') ? url.searchParams.get('onBehalfOf') : null),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
