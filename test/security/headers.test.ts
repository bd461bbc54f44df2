import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestApp, type TestApp } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLyingProvider, type LyingProvider } from '../harness/lying-provider.ts'

interface Kind {
  readonly name: string
  readonly path: string
  readonly init?: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string }
  /** Whose cookie the request has: the signed-in person's, unless it says nobody's. */
  readonly as?: 'nobody'
  readonly status: number
  /** @default 'no-store': what is for one person, or may change at any time. */
  readonly cache?: 'no-cache' | 'public, max-age=31536000, immutable'
  readonly cookies?: readonly string[]
}

const json = { 'content-type': 'application/json' }
const page = { accept: 'text/html' }
const post = (body: object) => ({ method: 'POST', headers: json, body: JSON.stringify(body) })
const password = 'a long enough phrase 42'
const session = 'tenon.session_token'
/** That this browser has been in before: its name says whose account without telling it. */
const known = 'tenon.known'

/** Every kind of answer that the server gives. */
const kinds: readonly Kind[] = [
  { name: 'the page of the shell', path: '/', init: { headers: page }, status: 200 },
  { name: 'the page of the shell for nobody', path: '/customers', init: { headers: page }, as: 'nobody', status: 200 },
  { name: 'the head of the page', path: '/', init: { method: 'HEAD', headers: page }, status: 200 },
  { name: 'a built file', path: '/assets/app-1a2b.js', status: 200, cache: 'public, max-age=31536000, immutable' },
  { name: 'a built file for nobody', path: '/assets/app-1a2b.js', as: 'nobody', status: 200, cache: 'public, max-age=31536000, immutable' },
  { name: 'another file', path: '/icon.svg', status: 200, cache: 'no-cache' },
  { name: 'a file that is not there', path: '/assets/gone.js', status: 404 },
  { name: 'GraphQL data', path: '/graphql', init: post({ query: '{ people(first: 1) { nodes { name } } }' }), status: 200 },
  { name: 'GraphQL data by GET', path: '/graphql?query=%7B__typename%7D', status: 200 },
  { name: 'a GraphQL query that does not parse', path: '/graphql', init: { ...post({ query: '{' }), headers: { ...json, accept: 'application/graphql-response+json' } }, status: 400 },
  { name: 'a GraphQL query that does not fit', path: '/graphql', init: { ...post({ query: '{ nonsense }' }), headers: { ...json, accept: 'application/graphql-response+json' } }, status: 400 },
  { name: 'GraphQL without a session', path: '/graphql', init: post({ query: '{ __typename }' }), as: 'nobody', status: 401 },
  { name: 'GraphQL by another method', path: '/graphql', init: { method: 'PUT' }, status: 405 },
  { name: 'what a foreign page asks before it sends', path: '/graphql', init: { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } }, status: 405 },
  { name: 'the boot answer', path: '/boot.json', status: 200 },
  { name: 'the boot answer for nobody', path: '/boot.json', as: 'nobody', status: 200 },
  { name: 'an export', path: '/api/export/people.csv', status: 200 },
  { name: 'an export for nobody', path: '/api/export/people.csv', as: 'nobody', status: 401 },
  { name: 'an address of the import by another method', path: '/api/import/runs', status: 405 },
  { name: 'own sessions', path: '/api/account/sessions', status: 200 },
  { name: 'own tokens', path: '/api/account/tokens', status: 200 },
  { name: 'a new token', path: '/api/account/tokens', init: post({ name: 'test' }), status: 201 },
  { name: 'own second step', path: '/api/account/second-step', status: 200 },
  { name: 'an answer without a body', path: '/api/auth/password/forgot', init: post({ email: 'nobody@qiming.example' }), status: 204 },
  { name: 'the page of errors', path: '/docs/errors', as: 'nobody', status: 200, cache: 'no-cache' },
  { name: 'the look of that page', path: '/docs/style.css', as: 'nobody', status: 200, cache: 'no-cache' },
  { name: 'whether the process lives', path: '/healthz', as: 'nobody', status: 200 },
  { name: 'whether it can answer', path: '/readyz', as: 'nobody', status: 200 },
  { name: 'a sign-in', path: '/api/auth/sign-in/email', init: post({ email: 'han@qiming.example', password }), as: 'nobody', status: 200, cookies: [session, known] },
  { name: 'a sign-in with a wrong password', path: '/api/auth/sign-in/email', init: post({ email: 'han@qiming.example', password: 'wrong' }), as: 'nobody', status: 401 },
  { name: 'a sign-in link that is good', path: '/sign-in/link?token=GOOD', init: { headers: page }, as: 'nobody', status: 303, cookies: [session] },
  { name: 'a sign-in link that is not', path: '/sign-in/link?token=made-up', init: { headers: page }, as: 'nobody', status: 303 },
  { name: 'a sign-in link that is not, for a program', path: '/sign-in/link?token=made-up', as: 'nobody', status: 410 },
  { name: 'a sign-in link that a browser looks ahead at', path: '/sign-in/link?token=made-up', init: { headers: { 'sec-purpose': 'prefetch' } }, as: 'nobody', status: 425 },
  { name: 'the way to the company’s provider', path: '/api/auth/oidc/liar', init: { headers: page }, as: 'nobody', status: 303, cookies: ['tenon.oidc'] },
  { name: 'the way back from it, refused', path: '/api/auth/oidc/liar/callback?state=made-up', init: { headers: page }, as: 'nobody', status: 303, cookies: ['tenon.oidc'] },
  { name: 'an address that does not exist', path: '/api/nothing', status: 404 },
  { name: 'a method that does not fit', path: '/customers', init: { method: 'DELETE' }, status: 405 },
  { name: 'a method that does not fit an address of the core', path: '/docs/errors', init: { method: 'POST' }, status: 405 },
  { name: 'a request that a foreign page sends', path: '/graphql', init: { ...post({ query: '{ __typename }' }), headers: { ...json, origin: 'https://evil.example' } }, status: 403 },
  { name: 'a body that is too large', path: '/graphql', init: post({ query: `#${'x'.repeat(1_100_000)}` }), status: 413 },
  { name: 'a body of another type', path: '/graphql', init: { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, status: 415 },
  { name: 'a body that is no JSON', path: '/api/auth/sign-in/email', init: { method: 'POST', headers: json, body: '{' }, as: 'nobody', status: 400 },
  { name: 'the sign-out', path: '/api/auth/sign-out', init: { method: 'POST', headers: json, body: '{}' }, as: 'nobody', status: 200, cookies: [session, 'tenon.session_data', 'tenon.dont_remember'] },
]

let folder: string
let provider: LyingProvider

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-headers-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="en"><head><!--tenon:head--></head><body><!--tenon:boot--></body></html>')
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  provider = await startLyingProvider('tenon')
})
afterAll(() => {
  provider.close()
  rmSync(folder, { recursive: true })
})

describe.each([['http://tenon'], ['https://tenon.example']])('served as %s, the headers are right of', (publicUrl) => {
  const isSecure = publicUrl.startsWith('https:')
  let company: TestApp
  let cookie: string
  let link: string

  beforeAll(async () => {
    company = await createTestApp({ plugins: [], publicUrl, webRoot: folder, providers: [{ key: 'liar', title: 'Liar', issuer: provider.issuer, clientId: 'tenon', clientSecret: 'secret', scopes: ['openid'] }] })
    const { personId } = await company.as(['SYSADMIN'], { email: 'han@qiming.example' })
    await company.identity.setPassword(personId, password)
    link = (await company.identity.issueSignInLink(personId, { validFor: 600 })).token
    const from = { ip: '203.0.113.7', userAgent: 'test' }
    const signedIn = await company.identity.redeemSignInLink((await company.identity.issueSignInLink(personId, { validFor: 600 })).token, from)
    cookie = signedIn.cookies.map((line) => line.split(';')[0]).join('; ')
  })
  afterAll(() => company.close())

  const ask = ({ path, init = {}, as }: Kind): Promise<Response> => {
    const headers = { host: new URL(publicUrl).host, origin: publicUrl, ...(as === 'nobody' ? {} : { cookie }), ...init.headers }
    return company.handler.fetch(new Request(publicUrl + path.replace('GOOD', link), { ...init, headers }), { ip: '203.0.113.7' })
  }

  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', async (_name, kind) => {
    const response = await ask(kind)
    const { headers } = response
    expect(response.status).toBe(kind.status)
    const policy = Object.fromEntries(headers.get('content-security-policy')!.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]))
    expect(policy).toMatchObject({ 'default-src': "'self'", 'script-src': "'self'", 'style-src': "'self'", 'object-src': "'none'", 'base-uri': "'none'", 'form-action': "'self'", 'frame-ancestors': "'none'" })
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/)
    expect([headers.get('cross-origin-opener-policy'), headers.get('cross-origin-resource-policy')]).toEqual(['same-origin', 'same-origin'])
    expect(headers.get('strict-transport-security')).toBe(isSecure ? 'max-age=31536000' : null)
    expect(headers.get('cache-control')).toBe(kind.cache ?? 'no-store')
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/)
    expect([...headers.keys()].filter((name) => /^(access-control|server$|x-powered-by)/.test(name))).toEqual([])
    // Text is never guessed at: what has a body says what it is.
    if (response.body !== null && kind.status !== 303) expect(headers.get('content-type')).toMatch(/\w+\/\w+/)
    expect(headers.getSetCookie().map((line) => line.split('=')[0]!.replace(/^__(Secure|Host)-/, '').replace(/^(tenon\.known)_[0-9a-f]{12}$/, '$1'))).toEqual(kind.cookies ?? [])
    for (const line of headers.getSetCookie()) {
      expect(line).toMatch(/; HttpOnly/)
      expect(line).toMatch(/; SameSite=Lax/)
      expect(/; Secure/.test(line)).toBe(isSecure)
      expect(line).toMatch(isSecure ? /^__(Secure|Host)-tenon/ : /^tenon/)
      expect(line).not.toMatch(/; Domain/)
    }
  })

  test('a file that is known already, without a session that the answer would prolong', async () => {
    const first = await ask({ name: '', path: '/icon.svg', status: 200 })
    const again = await ask({ name: '', path: '/icon.svg', init: { headers: { 'if-none-match': first.headers.get('etag')! } }, status: 304 })
    expect([again.status, again.headers.getSetCookie(), again.headers.get('x-content-type-options')]).toEqual([304, [], 'nosniff'])
  })
})
