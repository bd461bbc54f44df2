import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOpenIdProvider, type OpenIdProvider } from '../harness/openid-provider.ts'
import { createVisitor, locationOf, type Visitor } from './support/visitor.ts'

let provider: OpenIdProvider
let company: TestApp
let auditor: TestCaller
let visitor: Visitor
let count = 0

const start = '/api/auth/oidc/company'

beforeAll(async () => {
  provider = await startOpenIdProvider({ redirects: ['http://tenon/api/auth/oidc/company/callback', 'http://tenon/api/auth/oidc/other/callback'] })
  const { issuer, clientId, clientSecret } = provider
  const ours = { title: 'Company Login', issuer, clientId, clientSecret, scopes: ['openid', 'email'] }
  const gone = { ...ours, key: 'gone', title: 'Gone', issuer: 'http://localhost:9' }
  company = await createTestApp({ plugins: [], providers: [{ ...ours, key: 'company' }, { ...ours, key: 'other' }, gone] })
  auditor = await company.as('AUDITOR')
})
afterAll(async () => {
  await company.close()
  await provider.close()
})
beforeEach(() => {
  visitor = createVisitor(company)
})

/** A person of the company with an account at the provider, whose name there is answered. */
async function employ(account: { email?: string; verified?: boolean } = {}): Promise<{ login: string; email: string; personId: string }> {
  const login = `person-${++count}`
  const email = `${login}@qiming.example`
  const { personId } = await company.as('REP', { name: login, email })
  provider.accounts.set(login, { email: account.email ?? email, email_verified: account.verified ?? true })
  return { login, email, personId }
}

async function signIn(login: string, path = start, who = visitor): Promise<Response> {
  const begin = await who.open(path)
  return who.open(await who.signInAt(locationOf(begin, 'http://tenon'), login))
}

async function me(who = visitor): Promise<string | null> {
  const boot = (await (await who.open('/boot.json')).json()) as { me: { id: string } | null }
  return boot.me?.id ?? null
}

const isRefused = async (response: Response, code: string): Promise<void> => {
  expect([response.status, response.headers.get('location')]).toEqual([303, `/?refused=${code}`])
  expect(await me()).toBeNull()
}

const links = async (personId: string): Promise<number> => (await company.app.base['authAccount']!['count']!({ where: { user: { personId }, providerId: { startsWith: 'http' } } })) as unknown as number

describe('sign-in with the company’s own OpenID provider', () => {
  test('is offered by the boot answer, with no more than the buttons need', async () => {
    const { signIn: offered } = (await (await visitor.open('/boot.json')).json()) as { signIn: { providers: object[] } }
    expect(offered.providers).toEqual([{ key: 'company', title: 'Company Login' }, { key: 'other', title: 'Company Login' }, { key: 'gone', title: 'Gone' }])
  })

  test('asks for a code with PKCE, state and nonce, and keeps their secrets sealed in a cookie that no script reads', async () => {
    const response = await visitor.open(start)
    const asked = new URL(locationOf(response, 'http://tenon')).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: 'http://tenon/api/auth/oidc/company/callback' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^tenon\.oidc=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(Buffer.from(cookie!.slice(12, 200), 'base64url').toString('latin1')).not.toContain(asked.get('state'))
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('signs the person in whose verified address it is, at the page that was asked for', async () => {
    const { login, personId } = await employ()
    const response = await signIn(login, `${start}?return=${encodeURIComponent('/customers?view=board')}`)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/customers?view=board'])
    expect(await me()).toBe(`Person:${personId}`)
    expect([...visitor.cookies.keys()]).toEqual(['tenon.session_token'])
  })

  test('knows somebody again by the account, whatever the address is called later', async () => {
    const { login, personId } = await employ()
    await signIn(login)
    provider.accounts.set(login, { email: 'renamed@qiming.example', email_verified: false })
    await signIn(login, start, (visitor = createVisitor(company)))
    expect(await me()).toBe(`Person:${personId}`)
    expect(await links(personId)).toBe(1)
  })

  test('knows the account under another key of the same issuer, since the issuer is who vouches', async () => {
    const { login, personId } = await employ()
    await signIn(login)
    await signIn(login, '/api/auth/oidc/other', (visitor = createVisitor(company)))
    expect([await me(), await links(personId)]).toEqual([`Person:${personId}`, 1])
  })

  test('is in the audit trail with the way in', async () => {
    const { login, personId } = await employ()
    await signIn(login)
    const trail = await auditor.graphql<{ auditEntries: { nodes: object[] } }>('{ auditEntries(filter: { action: SIGN_IN }) { nodes { recordId ip changes { field after } } } }')
    expect(trail.data!.auditEntries.nodes[0]).toEqual({ recordId: `Person:${personId}`, ip: '203.0.113.7', changes: [{ field: 'way', after: 'oidc:company' }] })
  })

  test('does not ask for our second step: the provider has its own', async () => {
    const { login, email, personId } = await employ()
    await company.identity.setPassword(personId, 'a long enough phrase 42')
    const user = (await company.app.base['authUser']!['findUnique']!({ where: { email } })) as { id: string }
    await company.app.base['authTwoFactor']!['create']!({ data: { userId: user.id, secret: 'sealed', confirmedAt: new Date() } })
    await signIn(login)
    expect(await me()).toBe(`Person:${personId}`)
  })
})

describe('nobody comes in', () => {
  test('with an address that the provider has not verified', async () => {
    const { login } = await employ({ verified: false })
    await isRefused(await signIn(login), 'OIDC_EMAIL_UNVERIFIED')
  })

  test('without an address', async () => {
    provider.accounts.set('nameless', {})
    await isRefused(await signIn('nameless'), 'OIDC_EMAIL_UNVERIFIED')
  })

  test('who is not a person of the company, and nobody is created', async () => {
    const people = () => company.app.base['person']!['count']!()
    const before = await people()
    provider.accounts.set('stranger', { email: 'stranger@elsewhere.example', email_verified: true })
    await isRefused(await signIn('stranger'), 'OIDC_NOT_A_MEMBER')
    expect(await people()).toBe(before)
  })

  test.each([
    ['a letter for the "_"', (email: string) => email.replace('-', '_')],
    ['a "%" for everything', () => '%@qiming.example'],
    ['a letter of another script', (email: string) => email.replace('qiming', 'qıming')],
  ])('by an address that only looks alike: %s', async (_name, twist) => {
    const { login, email } = await employ()
    provider.accounts.set(login, { email: twist(email), email_verified: true })
    await isRefused(await signIn(login), 'OIDC_NOT_A_MEMBER')
  })

  test('who was made inactive, neither at first nor when linked already', async () => {
    const { login, personId } = await employ()
    await signIn(login)
    await company.app.base['person']!['update']!({ where: { id: personId }, data: { active: false } })
    await isRefused(await signIn(login, start, (visitor = createVisitor(company))), 'OIDC_NOT_A_MEMBER')
    const other = await employ()
    await company.app.base['person']!['update']!({ where: { id: other.personId }, data: { active: false } })
    await isRefused(await signIn(other.login, start, (visitor = createVisitor(company))), 'OIDC_NOT_A_MEMBER')
  })

  test('with a second account of the same address: whoever inherits an address inherits no login', async () => {
    const { login, email, personId } = await employ()
    await signIn(login)
    provider.accounts.set(`${login}-heir`, { email, email_verified: true })
    await isRefused(await signIn(`${login}-heir`, start, (visitor = createVisitor(company))), 'OIDC_ALREADY_LINKED')
    expect(await links(personId)).toBe(1)
    // Until somebody looked who it is, and said so.
    expect(await company.identity.unlinkProviders(email)).toEqual({ unlinked: 1 })
    await signIn(`${login}-heir`, start, (visitor = createVisitor(company)))
    expect(await me()).toBe(`Person:${personId}`)
    await isRefused(await signIn(login, start, (visitor = createVisitor(company))), 'OIDC_ALREADY_LINKED')
  })

  test('whose address two active persons have', async () => {
    const { login, email } = await employ()
    await company.as('REP', { email: email.toUpperCase() })
    await isRefused(await signIn(login), 'OIDC_NOT_A_MEMBER')
  })
})

describe('a way back is good', () => {
  test('only in the browser that left', async () => {
    const { login } = await employ()
    const back = await visitor.signInAt(locationOf(await visitor.open(start), 'http://tenon'), login)
    visitor = createVisitor(company)
    await isRefused(await visitor.open(back), 'OIDC_EXPIRED')
    // Nor in one that left on a way of its own.
    await visitor.open(start)
    await isRefused(await visitor.open(back), 'OIDC_EXPIRED')
  })

  test('only with the state that it left with', async () => {
    const { login } = await employ()
    const back = new URL(await visitor.signInAt(locationOf(await visitor.open(start), 'http://tenon'), login))
    back.searchParams.set('state', 'another')
    await isRefused(await visitor.open(back.href), 'OIDC_EXPIRED')
  })

  test('only once, also for two at the same moment', async () => {
    const { login } = await employ()
    const back = await visitor.signInAt(locationOf(await visitor.open(start), 'http://tenon'), login)
    const cookie = `tenon.oidc=${visitor.cookies.get('tenon.oidc')}`
    const twins = [1, 2, 3].map(() => createVisitor(company))
    const answers = await Promise.all(twins.map((twin) => twin.open(back, { cookie })))
    expect(answers.map((answer) => answer.headers.get('location')).toSorted()).toEqual(['/', '/?refused=OIDC_EXPIRED', '/?refused=OIDC_EXPIRED'])
    visitor = createVisitor(company)
    await isRefused(await visitor.open(back, { cookie }), 'OIDC_EXPIRED')
  })

  test('only to the provider that it left for', async () => {
    const { login } = await employ()
    const back = await visitor.signInAt(locationOf(await visitor.open(start), 'http://tenon'), login)
    await isRefused(await visitor.open(back.replace('/company/', '/other/')), 'OIDC_EXPIRED')
  })

  test('only from the issuer that it left for, and where the issuer must name itself', async () => {
    const { login } = await employ()
    for (const issuer of ['http://localhost:9', null]) {
      const back = new URL(await visitor.signInAt(locationOf(await visitor.open(start), 'http://tenon'), login))
      if (issuer === null) back.searchParams.delete('iss')
      else back.searchParams.set('iss', issuer)
      await isRefused(await visitor.open(back.href), 'OIDC_ANSWER_INVALID')
    }
  })

  test('never with a code that somebody else got', async () => {
    const { login } = await employ()
    const thief = createVisitor(company)
    const stolen = new URL(await visitor.signInAt(locationOf(await visitor.open(start), 'http://tenon'), login)).searchParams.get('code')!
    const own = new URL(locationOf(await thief.open(start), 'http://tenon'))
    const back = `${start}/callback?${new URLSearchParams({ code: stolen, state: own.searchParams.get('state')!, iss: provider.issuer })}`
    visitor = thief
    await isRefused(await thief.open(back), 'OIDC_ANSWER_INVALID')
  })

  test('with nothing but the provider’s no, where the person turned back there', async () => {
    const asked = new URL(locationOf(await visitor.open(start), 'http://tenon'))
    const no = new URLSearchParams({ error: 'access_denied', error_description: '<script>', state: asked.searchParams.get('state')!, iss: provider.issuer })
    await isRefused(await visitor.open(`${start}/callback?${no}`), 'OIDC_DECLINED')
    expect(visitor.cookies.size).toBe(0)
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/%5cevil.example/..//evil.example', '/\t/evil.example', 'javascript:alert(1)', '/api/export/people.csv', '/sign-in/link?token=x', '/.//evil.example', `/${'x'.repeat(2000)}`])(
    'only to a page of ours: not to %j',
    async (path) => {
      const { login } = await employ()
      const location = (await signIn(login, `${start}?return=${encodeURIComponent(path)}`)).headers.get('location')!
      expect(new URL(location, 'http://tenon').origin).toBe('http://tenon')
      expect(location).toMatch(/^\/(?![/\\])/)
      expect(location).not.toMatch(/api|sign-in|xxx/)
    },
  )
})

describe('a sign-in that cannot begin', () => {
  test('says so on the sign-in page, while everything else works', async () => {
    await isRefused(await visitor.open('/api/auth/oidc/gone'), 'OIDC_UNREACHABLE')
    await isRefused(await visitor.open('/api/auth/oidc/unheard-of'), 'OIDC_PROVIDER_UNKNOWN')
  })

  test('tells programs in their way, and people in their language', async () => {
    const response = await visitor.open('/api/auth/oidc/gone', { accept: 'application/json', 'accept-language': 'zh-CN' })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'OIDC_UNREACHABLE', message: expect.stringContaining('Gone') })
  })

  test('takes no other method', async () => {
    const response = await company.handler.fetch(new Request(`http://tenon${start}`, { method: 'POST' }))
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
  })
})
