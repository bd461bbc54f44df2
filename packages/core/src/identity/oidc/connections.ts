import * as client from 'openid-client'
import { oidcErrors } from './errors.ts'
import { isOnThisMachine, type Provider } from './providers.ts'

/** What a provider says about itself, asked for when it is first needed. */
export interface Connections {
  /** Throws OIDC_UNREACHABLE where the provider does not answer or is not who it should be. */
  to(provider: Provider): Promise<client.Configuration>
}

export type Warn = (message: string, detail: unknown) => void

/** Keys are fetched anew by the library when an unknown one signs; addresses hardly ever change. */
const validFor = 3600_000
/** How long a failure is not tried again, so that a dead provider costs callers no time and gets no storm of requests. */
const pauseAfterFailure = 5_000
const secondsToAnswer = 8

interface Known {
  readonly configuration: Promise<client.Configuration>
  until: number
}

export function createConnections(warn: Warn): Connections {
  const known = new Map<string, Known>()
  const connect = (provider: Provider, before: Known | undefined): Known => {
    const entry: Known = { until: Date.now() + validFor, configuration: discover(provider).catch((error: unknown) => {
      warn('OpenID provider not usable', { provider: provider.key, issuer: provider.issuer, cause: describe(error) })
      entry.until = Date.now() + pauseAfterFailure
      // What was known before is better than nothing while the provider does not answer.
      if (before) return before.configuration
      throw oidcErrors.OIDC_UNREACHABLE({ title: provider.title }, { cause: error })
    }) }
    return entry
  }
  return {
    to(provider) {
      const found = known.get(provider.key)
      if (found && found.until > Date.now()) return found.configuration
      const entry = connect(provider, found)
      known.set(provider.key, entry)
      return entry.configuration
    },
  }
}

async function discover(provider: Provider): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer)
  // Also the signature of an id token that came straight from the provider is checked.
  const execute = [client.enableNonRepudiationChecks, ...(isOnThisMachine(issuer) ? [client.allowInsecureRequests] : [])]
  const known = { [client.clockTolerance]: 30 }
  const configuration = await client.discovery(issuer, provider.clientId, known, authenticate(provider), { execute, timeout: secondsToAnswer })
  const { issuer: found } = configuration.serverMetadata()
  // The library is lenient with addresses that stand for every company of a provider; a company's own has one name.
  if (new URL(found).href !== issuer.href) throw new Error(`it calls itself ${found}`)
  return configuration
}

/** As the provider takes it; where it does not say, as the standard says: HTTP Basic. */
function authenticate({ clientSecret }: Provider): client.ClientAuth {
  if (clientSecret === null) return client.None()
  const [basic, post] = [client.ClientSecretBasic(clientSecret), client.ClientSecretPost(clientSecret)]
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const use = !taken.includes('client_secret_basic') && taken.includes('client_secret_post') ? post : basic
    use(server, ...rest)
  }
}

/** For the log: what the library found, without the tokens and claims that it keeps beside. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, cause } = error as Error & { readonly code?: string }
  const below = cause instanceof Error ? ` (${(cause as NodeJS.ErrnoException).code ?? cause.message})` : ''
  return `${error.message}${code === undefined ? '' : ` [${code}]`}${below}`
}
