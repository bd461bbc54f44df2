import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider, type Configuration } from 'oidc-provider'

/** What the provider says of an account beside its name there. */
export interface Account {
  readonly email?: string
  readonly email_verified?: boolean
}

/** A real OpenID provider with its own sign-in page, on which every password is right. */
export interface OpenIdProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** By the name that is typed on its sign-in page. */
  readonly accounts: Map<string, Account>
  close(): Promise<void>
}

export interface OpenIdOptions {
  /** Addresses to which it sends people back. */
  readonly redirects: readonly string[]
  /** Any, unless it is given. */
  readonly port?: number
  readonly clientSecret?: string
}

export async function startOpenIdProvider({ port = 0, redirects, clientSecret = randomBytes(24).toString('base64url') }: OpenIdOptions): Promise<OpenIdProvider> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const accounts = new Map<string, Account>()
  const client = { clientId: 'tenon', clientSecret }
  server.on('request', new Provider(issuer, settings(client, redirects, accounts)).callback())
  return { issuer, ...client, accounts, close: () => close(server) }
}

function settings({ clientId, clientSecret }: { clientId: string; clientSecret: string }, redirects: readonly string[], accounts: ReadonlyMap<string, Account>): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [...redirects] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as never] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
    // A company's own applications ask nobody for consent.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.session!.accountId!, clientId: oidc.client!.clientId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
