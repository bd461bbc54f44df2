import * as client from 'openid-client'
import { TenonError } from '../../errors/tenon-error.ts'
import type { Counters } from '../counters.ts'
import type { IdentityDatabase } from '../identity-database.ts'
import type { ClientPlace } from '../identity-types.ts'
import type { Sessions } from '../sessions.ts'
import type { SignInJournal } from '../sign-in-journal.ts'
import { createConnections, describe, type Warn } from './connections.ts'
import { oidcErrors } from './errors.ts'
import { findLogin, type Claims } from './find-login.ts'
import { createFlights, ownPath, type Flight } from './flights.ts'
import type { Provider } from './providers.ts'

export interface OidcParts {
  readonly db: IdentityDatabase
  readonly counters: Counters
  readonly sessions: Sessions
  readonly journal: SignInJournal
  readonly secret: string
  readonly publicUrl: string
  readonly providers: readonly Provider[]
  readonly warn: Warn
}

/** Where to send the browser, and the cookies that go with it. */
export interface Departure {
  readonly location: string
  readonly cookies: readonly string[]
}

/** Sign-in with a company's own OpenID provider: authorization code with PKCE, state and nonce, each answer good once. */
export interface Oidc {
  readonly providers: readonly { readonly key: string; readonly title: string }[]
  /** To the provider. Throws OIDC_PROVIDER_UNKNOWN or OIDC_UNREACHABLE. */
  begin(provider: string, returnTo: string | null): Promise<Departure>
  /** Back from it with a session, to the page that was asked for. `url` is the address at which the browser arrived. */
  end(provider: string, url: URL, headers: Headers, from: ClientPlace): Promise<Departure>
  /** Takes away what `begin` left in the browser. */
  readonly noCookie: string
}

export function createOidc(parts: OidcParts): Oidc {
  const { providers, publicUrl, warn } = parts
  const connections = createConnections(warn)
  const flights = createFlights(parts)
  const find = (key: string): Provider => {
    const provider = providers.find((candidate) => candidate.key === key)
    if (!provider) throw oidcErrors.OIDC_PROVIDER_UNKNOWN({ provider: key })
    return provider
  }
  const callback = ({ key }: Provider): URL => new URL(`/api/auth/oidc/${key}/callback`, publicUrl)
  // A provider that is set up wrongly is told of now, not when the first person stands before the button.
  for (const provider of providers) connections.to(provider).catch(() => {})

  return {
    providers: providers.map(({ key, title }) => ({ key, title })),
    noCookie: flights.noCookie,
    async begin(key, returnTo) {
      const provider = find(key)
      const configuration = await connections.to(provider)
      const flight: Flight = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), returnTo: ownPath(returnTo, publicUrl) }
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback(provider).href,
        scope: provider.scopes.join(' '),
        state: flight.state,
        nonce: flight.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flight.verifier),
        code_challenge_method: 'S256',
      })
      return { location: address.href, cookies: [flights.cookie(key, flight)] }
    },
    async end(key, url, headers, from) {
      const provider = find(key)
      const flight = await flights.land(key, url.searchParams.get('state'), headers)
      const configuration = await connections.to(provider)
      const address = callback(provider)
      address.search = url.search
      const claims = await ask(configuration, address, flight).catch((error: unknown) => {
        throw refusal(error, provider, warn)
      })
      const place = { ...from, way: `oidc:${key}` }
      const session = await enter(parts, provider, claims, place)
      return { location: flight.returnTo, cookies: [...session, flights.noCookie] }
    },
  }
}

/** Trades the code for claims: issuer, audience, expiry, signature and nonce of the id token are checked on the way. */
async function ask(configuration: client.Configuration, address: URL, flight: Flight): Promise<Claims> {
  const tokens = await client.authorizationCodeGrant(configuration, address, { expectedState: flight.state, expectedNonce: flight.nonce, pkceCodeVerifier: flight.verifier, idTokenExpected: true })
  const claims = tokens.claims()!
  if (claims['email'] !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined) return claims
  return { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), sub: claims.sub }
}

async function enter({ db, sessions, journal }: OidcParts, provider: Provider, claims: Claims, from: ClientPlace): Promise<readonly string[]> {
  try {
    const cookies = await sessions.issue(await findLogin(db, provider, claims), from)
    if (!cookies) throw oidcErrors.OIDC_NOT_A_MEMBER()
    return cookies
  } catch (error) {
    if (error instanceof TenonError) await journal.failed(typeof claims.email === 'string' ? claims.email.toLowerCase() : '', from)
    throw error
  }
}

/** What went wrong at the provider, in our words; the administrator finds the library's in the log. */
function refusal(error: unknown, { key, title }: Provider, warn: Warn): TenonError {
  if (error instanceof client.AuthorizationResponseError) return oidcErrors.OIDC_DECLINED({ title }, { cause: error })
  warn('OpenID sign-in refused', { provider: key, cause: describe(error) })
  const isSilent = error instanceof Error && (error.message === 'fetch failed' || (error as NodeJS.ErrnoException).code === 'OAUTH_TIMEOUT')
  return (isSilent ? oidcErrors.OIDC_UNREACHABLE : oidcErrors.OIDC_ANSWER_INVALID)({ title }, { cause: error })
}
