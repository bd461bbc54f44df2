import { isTrustedOrigin } from '../../identity/origins.ts'
import { serverErrors } from '../errors.ts'
import type { Step } from '../exchange.ts'
import type { ServerSettings } from '../server-types.ts'

/**
 * A browser sends our cookie along with requests that other pages start. So a request that changes something and may rely on
 * the cookie must come from our own pages: the browser says so in Origin, or at least in Sec-Fetch-Site.
 * Requests with an API token carry their right themselves; no browser adds that by itself.
 * What is public counts no cookie at all, and says itself which pages may send to it.
 */
export function withTrustedOrigin(settings: ServerSettings): Step {
  return async ({ request, url }, next) => {
    if (url.pathname.startsWith('/api/public/')) return next()
    const { headers } = request
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    const hasToken = /^bearer\b/i.test(headers.get('authorization') ?? '')
    if (changes && !hasToken && !isOwnPage(headers, settings)) throw serverErrors.ORIGIN_REFUSED()
    return next()
  }
}

function isOwnPage(headers: Headers, settings: ServerSettings): boolean {
  const origin = headers.get('origin')
  if (origin !== null) return isTrustedOrigin(origin, headers.get('host'), [new URL(settings.publicUrl).origin, ...settings.trustedOrigins])
  // Not a page at all, but a program: it has no cookie unless a person copied one into it.
  return headers.get('sec-fetch-site') === 'same-origin' || !headers.has('cookie')
}
