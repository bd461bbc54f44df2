import { TenonError } from '../../errors/tenon-error.ts'
import type { Identity } from '../../identity/index.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange, Step } from '../exchange.ts'
import { placeOf, redirect, withCookies } from './sign-in.ts'

/** The way to the company's own OpenID provider and back: GET /api/auth/oidc/:provider and …/callback. */
export function oidcAnswers({ oidc }: Identity): Step {
  return async (exchange, next) => {
    const { request, url } = exchange
    const [, provider, callback] = /^\/api\/auth\/oidc\/([^/]+)(\/callback)?$/.exec(url.pathname) ?? []
    if (provider === undefined) return next()
    if (request.method !== 'GET') throw serverErrors.METHOD_REFUSED({ path: url.pathname, method: request.method, allowed: 'GET' })
    try {
      const { location, cookies } = callback ? await oidc.end(provider, url, request.headers, placeOf(exchange)) : await oidc.begin(provider, url.searchParams.get('return'))
      return withCookies(redirect(location), cookies)
    } catch (error) {
      return withCookies(refusal(error, exchange), callback ? [oidc.noCookie] : [])
    }
  }
}

/** A person is shown the sign-in page, which has the sentence in the reader's language; a program gets the refusal itself. */
function refusal(error: unknown, { request }: Exchange): Response {
  const isPerson = request.headers.get('accept')?.includes('text/html') ?? false
  if (error instanceof TenonError && isPerson) return redirect(`/?refused=${error.code}`)
  throw error
}
