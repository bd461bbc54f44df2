import type { ClientPlace, Identity } from '../../identity/index.ts'
import { identityErrors } from '../../identity/index.ts'
import { TenonError } from '../../errors/tenon-error.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange, Step } from '../exchange.ts'
import { readJson } from '../read-body.ts'

/** Where people come in and go out: POST /api/auth/sign-in/email, POST /api/auth/sign-out, GET /sign-in/link?token=… */
export function signInAnswers(identity: Identity): Step {
  return async (exchange, next) => {
    const { pathname } = exchange.url
    const { method } = exchange.request
    if (pathname === '/sign-in/link') return signInByLink(identity, exchange)
    if (pathname === '/api/auth/sign-in/email' && method === 'POST') return signInByPassword(identity, exchange)
    if (pathname.startsWith('/api/auth/')) return (await identity.handle(exchange.request)) ?? next()
    return next()
  }
}

async function signInByPassword(identity: Identity, exchange: Exchange): Promise<Response> {
  const { value } = await readJson(exchange.request)
  const { email, password, rememberMe } = value
  if (typeof email !== 'string' || typeof password !== 'string') throw serverErrors.BODY_INVALID({ reason: 'it must hold "email" and "password" as texts' })
  const { personId, cookies } = await identity.signInWithPassword({ email, password, remember: rememberMe !== false }, placeOf(exchange))
  return withCookies(Response.json({ personId }, { headers: { 'cache-control': 'no-store' } }), cookies)
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

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } })
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

export function placeOf({ meta }: Exchange): ClientPlace {
  return meta()
}
