import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startLyingProvider, type LyingProvider } from '../harness/lying-provider.ts'
import { createVisitor, locationOf } from './support/visitor.ts'

const password = 'a long enough phrase 42'

let provider: LyingProvider
let company: TestApp
let treasurer: TestCaller
let email: string
let cookie: string
let count = 0

beforeAll(async () => {
  provider = await startLyingProvider('tenon')
  const openId = { key: 'liar', title: 'Liar', issuer: provider.issuer, clientId: 'tenon', clientSecret: 'secret', scopes: ['openid'] }
  company = await createTestApp({ plugins: [], secondStepFor: ['FINANCE', 'SYSADMIN'], providers: [openId] })
})
afterAll(async () => {
  await company.close()
  provider.close()
})
beforeEach(async () => {
  email = `treasurer-${++count}@qiming.example`
  treasurer = await company.as(['FINANCE', 'REP'], { email })
  await company.identity.setPassword(treasurer.personId, password)
  cookie = await signIn(email)
})

const send = (path: string, init: { method?: string; body?: object; headers?: Record<string, string> } = {}, session = cookie) => {
  const headers = { host: 'tenon', origin: 'http://tenon', cookie: session, ...(init.body ? { 'content-type': 'application/json' } : {}), ...init.headers }
  return company.handler.fetch(new Request(`http://tenon${path}`, { method: init.method ?? (init.body ? 'POST' : 'GET'), headers, ...(init.body ? { body: JSON.stringify(init.body) } : {}) }), { ip: '203.0.113.7' })
}
const cookieOf = (response: Response): string => response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
const codeAt = (secret: string, steps: number): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
const ask = async (session = cookie, headers = {}) => {
  const response = await send('/graphql', { body: { query: '{ people(first: 1) { nodes { name } } }' }, headers: { accept: 'application/graphql-response+json', ...headers } }, session)
  const { data, errors } = (await response.json()) as { data?: object | null; errors?: { message: string; extensions: { code: string } }[] }
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message }
}
const refusal = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code]

async function signIn(address: string): Promise<string> {
  return cookieOf(await send('/api/auth/sign-in/email', { body: { email: address, password } }, ''))
}

async function setUp(): Promise<string> {
  const { secret } = (await (await send('/api/account/second-step/begin', { body: { currentPassword: password } })).json()) as { secret: string }
  expect((await send('/api/account/second-step/confirm', { body: { code: codeAt(secret, -1) } })).status).toBe(200)
  return secret
}

describe('somebody whose role needs a second step, and who has none', () => {
  test('gets nothing out of GraphQL, and is told why in her language', async () => {
    expect(await ask()).toMatchObject({ status: 403, code: 'SECOND_STEP_REQUIRED', message: expect.stringContaining('two-step sign-in') })
    expect((await ask()).data ?? null).toBeNull()
    expect((await ask(cookie, { 'accept-language': 'zh-CN' })).message).toContain('两步验证')
  })

  test.each([
    ['GET', '/api/export/people.csv'],
    ['GET', '/api/audit.csv'],
    ['GET', '/api/account/tokens'],
    ['POST', '/api/account/tokens'],
    ['POST', '/api/acting'],
    ['POST', '/api/import/runs'],
    ['GET', '/api/whatever-is-added-later'],
    ['GET', '/api/account/second-step-and-more'],
  ])('is refused %s %s', async (method, path) => {
    expect(await refusal(await send(path, { method, ...(method === 'POST' ? { body: { name: 'a way around' } } : {}) }))).toEqual([403, 'SECOND_STEP_REQUIRED'])
  })

  test('learns at the start who she is and what comes first, and nothing of the company', async () => {
    const boot = (await (await send('/boot.json')).json()) as Record<string, unknown>
    expect(boot).toMatchObject({ secondStepRequired: true, me: { id: `Person:${treasurer.personId}`, email, roles: [] }, permissions: {}, resources: [], plugins: [], deputyFor: [], acting: null })
  })

  test('may look after her own sign-in, and leave', async () => {
    expect((await send('/api/account/second-step')).status).toBe(200)
    expect((await send('/api/account/sessions')).status).toBe(200)
    expect((await send('/api/account/password', { body: { currentPassword: password, newPassword: password } })).status).toBe(204)
    expect((await send('/api/auth/sign-out', { body: {} })).status).toBe(200)
    expect((await ask()).code).toBe('UNAUTHENTICATED')
  })

  test('goes on at once when it is set up, and stops when it is taken away', async () => {
    await setUp()
    expect(await ask()).toMatchObject({ status: 200, code: undefined })
    expect(await (await send('/boot.json')).json()).not.toHaveProperty('secondStepRequired')
    expect((await send('/api/account/second-step/end', { body: { currentPassword: password } })).status).toBe(204)
    expect((await ask()).code).toBe('SECOND_STEP_REQUIRED')
  })

  test('does not open the door for somebody else who waits inside with her password', async () => {
    const thief = await signIn(email)
    await setUp()
    expect((await ask(thief)).code).toBe('UNAUTHENTICATED')
  })

  test('is not let through by a setup that was begun only', async () => {
    await send('/api/account/second-step/begin', { body: { currentPassword: password } })
    expect((await ask()).code).toBe('SECOND_STEP_REQUIRED')
  })

  test('is not let through by a link or an invitation either', async () => {
    const from = { ip: '203.0.113.7', userAgent: 'test' }
    const link = await company.identity.issueSignInLink(treasurer.personId, { validFor: 60 })
    const invited = await company.as('FINANCE', { email: `invited-${count}@qiming.example` })
    const invitation = (await company.app.base['invitation']!['create']!({ data: { personId: invited.personId, expiresAt: new Date(Date.now() + 60_000) } })) as { id: string }
    const { token } = (await company.identity.issueInvitation(invitation.id))!
    const ways = [await company.identity.redeemSignInLink(link.token, from), await company.identity.acceptInvitation({ token, password }, from)]
    for (const { cookies } of ways) expect((await ask(cookies[0]!.split(';')[0]!)).code).toBe('SECOND_STEP_REQUIRED')
  })

  test('lends the rights of such a role to no deputy without one', async () => {
    const address = `deputy-${count}@qiming.example`
    const { personId } = await company.as('REP', { email: address })
    await company.identity.setPassword(personId, password)
    const session = await signIn(address)
    const [validFrom, validTo] = [new Date('2000-01-01'), new Date('2100-01-01')]
    await company.app.base['delegation']!['create']!({ data: { personId: treasurer.personId, deputyId: personId, validFrom, validTo } })
    expect((await ask(session)).status).toBe(200)
    expect((await ask(session, { 'tenon-on-behalf-of': `Person:${treasurer.personId}` })).code).toBe('SECOND_STEP_REQUIRED')
  })

  test('is held back as soon as she gets the role', async () => {
    const address = `promoted-${count}@qiming.example`
    const { personId } = await company.as('REP', { email: address })
    await company.identity.setPassword(personId, password)
    const session = await signIn(address)
    expect((await ask(session)).status).toBe(200)
    const role = (await company.app.base['role']!['findFirst']!({ where: { key: 'FINANCE' } })) as { id: string }
    await company.app.base['roleHolder']!['create']!({ data: { personId, roleId: role.id, validFrom: new Date('2000-01-01') } })
    company.app.forgetPrincipals()
    expect((await ask(session)).code).toBe('SECOND_STEP_REQUIRED')
  })
})

describe('nothing is asked of', () => {
  test('somebody without such a role', async () => {
    const { personId } = await company.as('REP', { email: `rep-${count}@qiming.example` })
    await company.identity.setPassword(personId, password)
    expect(await ask(await signIn(`rep-${count}@qiming.example`))).toMatchObject({ status: 200, code: undefined })
  })

  test('an API token, whose secret is no password', async () => {
    expect((await treasurer.graphql('{ people(first: 1) { nodes { name } } }')).errors).toBeUndefined()
  })

  test('somebody who comes by the company’s provider', async () => {
    provider.claims = { sub: email, email }
    const visitor = createVisitor(company)
    const asked = new URL(locationOf(await visitor.open('/api/auth/oidc/liar'), 'http://tenon')).searchParams
    provider.nonce = asked.get('nonce')!
    await visitor.open(`/api/auth/oidc/liar/callback?${new URLSearchParams({ code: 'any', state: asked.get('state')! })}`)
    const session = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    expect(await ask(session)).toMatchObject({ status: 200, code: undefined })
  })
})
