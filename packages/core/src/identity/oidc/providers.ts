import { oidcErrors } from './errors.ts'

/** A company's own OpenID provider, as the configuration names it. Its secret is in the environment only. */
export interface ProviderConfig {
  /** Short name in addresses: 'entra'. */
  readonly key: string
  /** What the button calls it: 'Continue with {title}'. */
  readonly title: string
  /** The provider's address as it calls itself: 'https://login.company.com'. */
  readonly issuer: string
  readonly clientId: string
  /** @default ['openid', 'email', 'profile'] */
  readonly scopes?: readonly string[]
}

export interface Provider extends Required<ProviderConfig> {
  /** Null for a client without a secret: PKCE alone proves that it is the same client that asked. */
  readonly clientSecret: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The providers of the configuration, and the one that the environment describes alone: TENON_OIDC_ISSUER, _CLIENT_ID,
 * _CLIENT_SECRET and _TITLE. The secret of a configured one is TENON_OIDC_<KEY>_CLIENT_SECRET. Throws OIDC_CONFIG_INVALID.
 */
export function readProviders(configured: readonly ProviderConfig[] = [], environment: Environment = {}): readonly Provider[] {
  const fromConfig = configured.map((provider) => ({ ...provider, clientSecret: environment[`TENON_OIDC_${variableName(provider.key)}_CLIENT_SECRET`] }))
  const providers = [...fromConfig, ...fromEnvironment(environment)].map(complete)
  providers.forEach(({ key }, index) => {
    if (providers.findIndex((other) => other.key === key) !== index) throw invalid(key, 'there are two of that key')
  })
  return providers
}

function fromEnvironment(environment: Environment): (ProviderConfig & { clientSecret: string | undefined })[] {
  const { TENON_OIDC_ISSUER: issuer = '', TENON_OIDC_CLIENT_ID: clientId = '', TENON_OIDC_CLIENT_SECRET: clientSecret, TENON_OIDC_TITLE: title } = environment
  if (issuer === '' && clientId === '') return []
  return [{ key: 'company', title: title || hostOf(issuer), issuer, clientId, clientSecret }]
}

function complete(provider: ProviderConfig & { readonly clientSecret: string | undefined }): Provider {
  const { key, title, issuer, clientId, scopes = ['openid', 'email', 'profile'], clientSecret } = provider
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(key)) throw invalid(key, 'the key must be lower-case letters, digits and hyphens')
  if (title.trim() === '') throw invalid(key, 'it has no title')
  if (clientId === '') throw invalid(key, 'it has no client id')
  if (!scopes.includes('openid')) throw invalid(key, 'its scopes lack "openid"')
  if (!isIssuer(issuer)) throw invalid(key, 'the issuer must be an address with https: and without query or /.well-known/')
  return { key, title: title.trim(), issuer, clientId, scopes, clientSecret: clientSecret || null }
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || isOnThisMachine(url)) && url.search === '' && url.hash === '' && url.username === '' && !url.pathname.includes('/.well-known')
}

/** A provider for trying out, which no network lies in front of, may do without https. */
export function isOnThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer
}

function variableName(key: string): string {
  return key.toUpperCase().replaceAll('-', '_')
}

function invalid(provider: string, reason: string): Error {
  return oidcErrors.OIDC_CONFIG_INVALID({ provider, reason })
}
