import { createTestApp, type TestApp } from '@tenon/core/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { startLyingProvider, type LyingProvider } from '../harness/lying-provider.ts'
import { createVisitor, locationOf, type Visitor } from './support/visitor.ts'

let provider: LyingProvider
let company: TestApp
let visitor: Visitor

beforeAll(async () => {
  provider = await startLyingProvider('tenon')
  company = await createTestApp({ plugins: [], providers: [{ key: 'liar', title: 'Liar', issuer: provider.issuer, clientId: 'tenon', clientSecret: 'secret', scopes: ['openid', 'email'] }] })
  await company.as('REP', { email: 'liar@qiming.example' })
})
afterAll(async () => {
  await company.close()
  provider.close()
})
beforeEach(() => {
  visitor = createVisitor(company)
  Object.assign(provider, { claims: {}, header: {}, key: 'own', metadata: {}, userInfo: null })
})

/** There and back, with any code; answers where it ends. */
async function signIn(): Promise<string | null> {
  const asked = new URL(locationOf(await visitor.open('/api/auth/oidc/liar'), 'http://tenon')).searchParams
  provider.nonce = asked.get('nonce')!
  return (await visitor.open(`/api/auth/oidc/liar/callback?${new URLSearchParams({ code: 'any', state: asked.get('state')! })}`)).headers.get('location')
}

const hour = 3600
const now = (): number => Math.floor(Date.now() / 1000)

describe('of what a provider answers', () => {
  test('the truth signs in', async () => expect(await signIn()).toBe('/'))

  test.each<[string, Partial<Pick<LyingProvider, 'claims' | 'header' | 'key'>>]>([
    ['from another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['for another application', { claims: { aud: 'another' } }],
    ['for several applications without saying which asked', { claims: { aud: ['tenon', 'another'] } }],
    ['that another application asked for', { claims: { aud: ['tenon', 'another'], azp: 'another' } }],
    ['that has expired', { claims: { iat: now() - hour, exp: now() - 60 } }],
    ['that never expires', { claims: { exp: undefined } }],
    ['that is not good yet', { claims: { nbf: now() + hour } }],
    ['of another sign-in', { claims: { nonce: 'another' } }],
    ['of no sign-in', { claims: { nonce: undefined } }],
    ['about nobody', { claims: { sub: undefined } }],
    ['signed by somebody else', { key: 'foreign' }],
    ['signed by nobody', { header: { alg: 'none' } }],
    ['signed in a way that it does not use', { header: { alg: 'HS256' } }],
    ['signed with a key that it does not show', { header: { kid: 'two' } }],
  ])('no id token is taken %s', async (_name, lie) => {
    Object.assign(provider, lie)
    expect(await signIn()).toBe('/?refused=OIDC_ANSWER_INVALID')
    expect([...visitor.cookies.keys()]).toEqual([])
  })

  test.each([['false'], [0], [null], [undefined], ['yes']])('an address is not verified where it says %j', async (said) => {
    provider.claims = { sub: 'unverified', email_verified: said }
    expect(await signIn()).toBe('/?refused=OIDC_EMAIL_UNVERIFIED')
  })
})

test('what a provider says of a person elsewhere counts only if it is about the same account', async () => {
  const talkative = await startLyingProvider('tenon')
  talkative.userInfo = { sub: 'talker', email: 'talker@qiming.example', email_verified: true }
  const app = await createTestApp({ plugins: [], providers: [{ key: 'liar', title: 'Liar', issuer: talkative.issuer, clientId: 'tenon', clientSecret: null, scopes: ['openid'] }] })
  await app.as('REP', { email: 'talker@qiming.example' })
  talkative.claims = { sub: 'liar', email: undefined }
  provider.close()
  provider = talkative
  visitor = createVisitor(app)
  expect(await signIn()).toBe('/?refused=OIDC_ANSWER_INVALID')
  talkative.claims = { sub: 'talker', email: undefined }
  expect(await signIn()).toBe('/')
  await app.close()
})

test('over https the way there and back is bound to this host, and to https', async () => {
  const app = await createTestApp({ plugins: [], publicUrl: 'https://tenon.example', providers: [{ key: 'liar', title: 'Liar', issuer: provider.issuer, clientId: 'tenon', clientSecret: 'secret', scopes: ['openid'] }] })
  await app.as('REP', { email: 'liar@qiming.example' })
  const secure = createVisitor(app, 'https://tenon.example')
  const left = await secure.open('/api/auth/oidc/liar')
  expect(left.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-tenon\.oidc=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/)])
  const asked = new URL(left.headers.get('location')!).searchParams
  expect(asked.get('redirect_uri')).toBe('https://tenon.example/api/auth/oidc/liar/callback')
  Object.assign(provider, { nonce: asked.get('nonce')!, claims: {} })
  const back = await secure.open(`/api/auth/oidc/liar/callback?${new URLSearchParams({ code: 'any', state: asked.get('state')! })}`)
  expect([back.headers.get('location'), [...secure.cookies.keys()]]).toEqual(['/', ['__Secure-tenon.session_token']])
  await app.close()
})

test('a provider that calls itself by another name is not used until it is put right, and what is known of it outlives its absence', async () => {
  const other = await startLyingProvider('tenon')
  other.metadata = { issuer: 'https://login.elsewhere.example' }
  const app = await createTestApp({ plugins: [], providers: [{ key: 'liar', title: 'Liar', issuer: other.issuer, clientId: 'tenon', clientSecret: 'secret', scopes: ['openid'] }] })
  const begin = async () => (await createVisitor(app).open('/api/auth/oidc/liar')).headers.get('location')!
  expect(await begin()).toBe('/?refused=OIDC_UNREACHABLE')
  other.metadata = {}
  // Not asked again at every click.
  expect(await begin()).toBe('/?refused=OIDC_UNREACHABLE')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 })
  onTestFinished(() => void vi.useRealTimers())
  expect(await begin()).toMatch(`${other.issuer}/auth?`)
  other.close()
  vi.setSystemTime(Date.now() + 2 * 3600_000)
  expect(await begin()).toMatch(`${other.issuer}/auth?`)
  await app.close()
})
