import { createHash } from 'node:crypto'
import type { Counters } from '../counters.ts'
import { createSeal } from '../seal.ts'
import { readCookies } from '../sessions.ts'
import { oidcErrors } from './errors.ts'

/** A sign-in that is under way at a provider. Only the browser that began it keeps it, sealed. */
export interface Flight {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Path and query of the page that was asked for. */
  readonly returnTo: string
}

export interface Flights {
  /** The cookie with which the browser leaves. */
  cookie(provider: string, flight: Flight): string
  /** The flight that this browser is on, from now on used up. Throws OIDC_EXPIRED. */
  land(provider: string, state: string | null, headers: Headers): Promise<Flight>
  /** The cookie that takes the other one away. */
  readonly noCookie: string
}

const seconds = 600

export function createFlights(options: { readonly secret: string; readonly publicUrl: string; readonly counters: Counters }): Flights {
  const seal = createSeal(options.secret, 'oidc')
  const isSecure = options.publicUrl.startsWith('https:')
  // With this prefix browsers take the cookie from this host alone: a neighbour cannot put its own sign-in under somebody.
  const name = isSecure ? '__Host-tenon.oidc' : 'tenon.oidc'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return {
    noCookie: `${name}=; Max-Age=0; ${attributes}`,
    cookie: (provider, flight) => `${name}=${seal.close(JSON.stringify({ ...flight, until: Date.now() + seconds * 1000 }), provider)}; Max-Age=${seconds}; ${attributes}`,
    async land(provider, state, headers) {
      const text = seal.open(readCookies(headers).get(name) ?? '', provider)
      const flight = text === null ? null : (JSON.parse(text) as Flight & { readonly until: number })
      if (!flight || flight.until < Date.now() || flight.state !== state) throw oidcErrors.OIDC_EXPIRED()
      await options.counters.move(`oidc|${createHash('sha256').update(flight.state).digest('base64url')}`, (current) => {
        if (current) throw oidcErrors.OIDC_EXPIRED()
        return { count: 1, at: Date.now() }
      })
      return flight
    },
  }
}

/** A page of ours; the home page for everything else, however another site's address is spelt. */
export function ownPath(wanted: string | null, publicUrl: string): string {
  const own = new URL(publicUrl).origin
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, own)) return '/'
  const url = new URL(wanted, own)
  const path = url.pathname + url.search
  const isPage = url.origin === own && !path.startsWith('//') && !/^\/(api|graphql|sign-in)(\/|$)/.test(url.pathname)
  return isPage && path.length <= 1000 ? path : '/'
}
