import type { ClientPlace, Identity, SignedIn } from '../../identity/index.ts'
import { identityErrors } from '../../identity/index.ts'
import { TenonError } from '../../errors/tenon-error.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange, Step } from '../exchange.ts'
import { readJson } from '../read-body.ts'

/** What a browser posts below /api/auth/ without being signed in. */
const posts: Readonly<Record<string, (identity: Identity, exchange: Exchange) => Promise<Response>>> = {
  '/api/auth/sign-in/email': signInByPassword,
  '/api/auth/sign-in/code': passSecondStep,
  '/api/auth/password/forgot': forgotPassword,
  '/api/auth/password/reset': resetPassword,
  '/api/auth/invitation/read': readInvitation,
  '/api/auth/invitation/accept': acceptInvitation,
}

/** Where people come in and go out: the addresses above, POST /api/auth/sign-out, GET /sign-in/link?token=… */
export function signInAnswers(identity: Identity): Step {
  return async (exchange, next) => {
    const { pathname } = exchange.url
    const { method } = exchange.request
    if (pathname === '/sign-in/link') return signInByLink(identity, exchange)
    const post = posts[pathname]
    if (post && method === 'POST') return post(identity, exchange)
    if (pathname.startsWith('/api/auth/')) return (await identity.handle(exchange.request)) ?? next()
    return next()
  }
}

async function signInByPassword(identity: Identity, exchange: Exchange): Promise<Response> {
  const { value } = await readJson(exchange.request)
  const { email, password, rememberMe } = value
  if (typeof email !== 'string' || typeof password !== 'string') throw serverErrors.BODY_INVALID({ reason: 'it must hold "email" and "password" as texts' })
  const answer = await identity.signInWithPassword({ email, password, remember: rememberMe !== false }, placeOf(exchange))
  return 'ticket' in answer ? Response.json({ secondStep: answer.ticket }, unstored) : signedIn(answer)
}

async function passSecondStep(identity: Identity, exchange: Exchange): Promise<Response> {
  const [ticket, code] = await readTexts(exchange, 'ticket', 'code')
  return signedIn(await identity.passSecondStep({ ticket, code }, placeOf(exchange)))
}

async function forgotPassword(identity: Identity, exchange: Exchange): Promise<Response> {
  const [email] = await readTexts(exchange, 'email', 'email')
  await identity.requestPasswordReset(email, placeOf(exchange))
  return new Response(null, { status: 204 })
}

async function resetPassword(identity: Identity, exchange: Exchange): Promise<Response> {
  const [token, password] = await readTexts(exchange, 'token', 'password')
  await identity.resetPassword({ token, password })
  return new Response(null, { status: 204 })
}

async function readInvitation(identity: Identity, exchange: Exchange): Promise<Response> {
  const [token] = await readTexts(exchange, 'token', 'token')
  return Response.json(await identity.readInvitation(token), unstored)
}

async function acceptInvitation(identity: Identity, exchange: Exchange): Promise<Response> {
  const [token, password] = await readTexts(exchange, 'token', 'password')
  return signedIn(await identity.acceptInvitation({ token, password }, placeOf(exchange)))
}

const unstored = { headers: { 'cache-control': 'no-store' } } as const

function signedIn({ personId, cookies }: SignedIn): Response {
  return withCookies(Response.json({ personId }, unstored), cookies)
}

async function readTexts(exchange: Exchange, first: string, second: string): Promise<readonly [string, string]> {
  const { value } = await readJson(exchange.request)
  const [left, right] = [value[first], value[second]]
  if (typeof left !== 'string' || typeof right !== 'string') throw serverErrors.BODY_INVALID({ reason: `it must hold "${first}"${first === second ? ' as a text' : ` and "${second}" as texts`}` })
  return [left, right]
}

async function signInByLink(identity: Identity, exchange: Exchange): Promise<Response> {
  const { request, url } = exchange
  if (request.method !== 'GET') throw serverErrors.METHOD_REFUSED({ path: url.pathname, method: request.method, allowed: 'GET' })
  // A browser that only looks ahead must not use the link up.
  if (/prefetch|prerender/.test(request.headers.get('sec-purpose') ?? request.headers.get('purpose') ?? '')) return new Response(null, { status: 425 })
  try {
    const { cookies } = await identity.redeemSignInLink(url.searchParams.get('token') ?? '', placeOf(exchange))
    return withCookies(redirect('/'), cookies)
  } catch (error) {
    const isPerson = request.headers.get('accept')?.includes('text/html') ?? false
    // The shell has the words for it, in the reader's language.
    if (isPerson && error instanceof TenonError && error.code === identityErrors.SIGN_IN_LINK_INVALID().code) return redirect(`/?problem=${error.code}`)
    throw error
  }
}

export function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } })
}

export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

export function placeOf({ meta, request }: Exchange): ClientPlace {
  const cookies = request.headers.get('cookie')
  return cookies === null ? meta() : { ...meta(), cookies }
}
