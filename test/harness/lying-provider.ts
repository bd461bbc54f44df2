import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A provider that says whatever a test wants it to say, and signs it. */
export interface LyingProvider {
  readonly issuer: string
  /** Claims of the next id token in place of right ones; undefined leaves one out. */
  claims: Readonly<Record<string, unknown>>
  header: Readonly<Record<string, unknown>>
  /** Who signs it. */
  key: 'own' | 'foreign'
  /** Parts of the discovery document in place of right ones. */
  metadata: Readonly<Record<string, unknown>>
  userInfo: Readonly<Record<string, unknown>> | null
  /** As the sign-in asked for it; without it the id token is made for nothing. */
  nonce: string
  close(): void
}

export async function startLyingProvider(clientId: string): Promise<LyingProvider> {
  const keys = { own: pair(), foreign: pair() }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider: LyingProvider = { issuer, claims: {}, header: {}, key: 'own', metadata: {}, userInfo: null, nonce: '', close: () => void server.close().closeAllConnections() }
  const idToken = (): string => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: clientId, sub: 'liar', iat: now, exp: now + 300, nonce: provider.nonce, email: 'liar@qiming.example', email_verified: true, ...provider.claims }
    return jwt({ alg: 'RS256', kid: 'one', ...provider.header }, claims, keys[provider.key].privateKey)
  }
  const answers: Readonly<Record<string, () => object>> = {
    '/.well-known/openid-configuration': () => ({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, ...(provider.userInfo ? { userinfo_endpoint: `${issuer}/me` } : {}), ...provider.metadata }),
    '/jwks': () => ({ keys: [{ ...keys.own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
    '/token': () => ({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken() }),
    '/me': () => provider.userInfo ?? {},
  }
  server.on('request', (request, response) => {
    const answer = answers[request.url ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer?.() ?? {}))
  })
  return provider
}

function pair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

function jwt(header: object, claims: object, key: KeyObject): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const isUnsigned = (header as { alg: string }).alg === 'none'
  return `${text}.${isUnsigned ? '' : sign('sha256', Buffer.from(text), key).toString('base64url')}`
}
