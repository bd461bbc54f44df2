import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goodPassword } from '../identity/open-identity.ts'
import { address, openApp, type AppFixture } from './open-app.ts'

let fixture: AppFixture

beforeAll(async () => {
  fixture = await openApp()
  await fixture.identity.createUser({ name: '韩梅梅', email: 'han@qiming.example', password: goodPassword })
})
afterAll(() => fixture.close())

const host = { host: 'localhost:4000', origin: address }
const json = { 'content-type': 'application/json', ...host }
const call = (path: string, init: RequestInit = {}, ip = '203.0.113.7') => fixture.handler.fetch(new Request(address + path, { redirect: 'manual', ...init }), { ip })
const signIn = (body: unknown, headers: Record<string, string> = json) => call('/api/auth/sign-in/email', { method: 'POST', headers, body: JSON.stringify(body) })
const cookieOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
const boot = async (cookie: string) => (await (await call('/boot.json', { headers: { cookie } })).json()) as { me: { name: string } | null }

describe('POST /api/auth/sign-in/email', () => {
  it('sets the cookie and tells no token to scripts', async () => {
    const response = await signIn({ email: 'han@qiming.example', password: goodPassword })
    expect(response.status).toBe(200)
    expect(Object.keys((await response.clone().json()) as object)).toEqual(['personId'])
    expect((await boot(cookieOf(response))).me).not.toBeNull()
  })

  it('refuses with a coded sentence, the same for whoever does not exist', async () => {
    const answers = await Promise.all(['han@qiming.example', 'nobody@qiming.example'].map(async (email) => {
      const response = await signIn({ email, password: 'wrong' })
      const { requestId: _number, ...body } = (await response.json()) as Record<string, unknown>
      return [response.status, body, response.headers.getSetCookie()]
    }))
    expect(answers[0]).toEqual([401, { code: 'SIGN_IN_FAILED', message: 'The address or the password is wrong. Try again, or ask an administrator for a sign-in link.' }, []])
    expect(answers[1]).toEqual(answers[0])
  })

  it('counts guesses by the address of the connection, whatever headers the client invents', async () => {
    const guess = (index: number) => signIn({ email: 'crowd@qiming.example', password: 'guess' }, { ...json, 'x-tenon-client-ip': `192.0.2.${index}`, 'x-forwarded-for': `192.0.2.${index}`, 'x-real-ip': `192.0.2.${index}` })
    const statuses: number[] = []
    for (let index = 0; index < 6; index++) statuses.push((await guess(index)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    expect((await guess(7)).headers.get('retry-after')).toMatch(/^\d+$/)
  })

  it('takes no form, no foreign page, no half a body', async () => {
    expect((await signIn({ email: 'a@b.cd', password: 'x' }, { 'content-type': 'text/plain', ...host })).status).toBe(415)
    expect((await signIn({ email: 'a@b.cd', password: 'x' }, { ...json, origin: 'https://evil.example' })).status).toBe(403)
    for (const body of [{}, { email: 'a@b.cd' }, { email: { $ne: '' }, password: 'x' }]) expect((await signIn(body)).status).toBe(400)
  })
})

describe('POST /api/auth/sign-out', () => {
  it('ends the session', async () => {
    const cookie = cookieOf(await signIn({ email: 'han@qiming.example', password: goodPassword }))
    const response = await call('/api/auth/sign-out', { method: 'POST', headers: { cookie, ...host } })
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie().join()).toContain('Max-Age=0')
    expect((await boot(cookie)).me).toBeNull()
  })

  it('has no siblings: everything else under /api/auth is 404', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/get-session', '/api/auth/', '/api/auth/ok']) expect((await call(path, { method: 'POST', headers: json, body: '{}' })).status).toBe(404)
  })
})

describe('GET /sign-in/link', () => {
  const issue = async () => (await fixture.identity.issueSignInLink(fixture.personId, { validFor: 60 })).path

  it('sets the cookie and leads to the start page', async () => {
    const response = await call(await issue())
    expect([response.status, response.headers.get('location'), response.headers.get('referrer-policy'), response.headers.get('cache-control')]).toEqual([303, '/', 'no-referrer', 'no-store'])
    expect((await boot(cookieOf(response))).me).toMatchObject({ name: '李雷' })
  })

  it('works once; then a person is led to the sign-in page, and a program gets the error', async () => {
    const path = await issue()
    await call(path)
    const page = await call(path, { headers: { accept: 'text/html,*/*' } })
    expect([page.status, page.headers.get('location'), page.headers.getSetCookie()]).toEqual([303, '/?problem=SIGN_IN_LINK_INVALID', []])
    const program = await call(path)
    expect([program.status, ((await program.json()) as { code: string }).code]).toEqual([410, 'SIGN_IN_LINK_INVALID'])
  })

  it('is not used up by a browser that looks ahead, nor by HEAD', async () => {
    const path = await issue()
    expect((await call(path, { headers: { 'sec-purpose': 'prefetch;prerender' } })).status).toBe(425)
    expect((await call(path, { method: 'HEAD' })).status).toBe(405)
    expect((await call(path)).status).toBe(303)
  })
})

describe('/api/account', () => {
  it('lists the sessions, marks this one, and ends another', async () => {
    const [mine, elsewhere] = [await fixture.signIn(), await fixture.signIn()]
    const response = await call('/api/account/sessions', { headers: { cookie: mine } })
    const { sessions } = (await response.json()) as { sessions: { id: string; current: boolean; token?: string }[] }
    expect(sessions.filter(({ current }) => current)).toHaveLength(1)
    expect(JSON.stringify(sessions)).not.toContain('token')
    expect((await boot(elsewhere)).me).not.toBeNull()
    for (const { id } of sessions.filter(({ current }) => !current)) expect((await call(`/api/account/sessions/${id}`, { method: 'DELETE', headers: { cookie: mine, ...host } })).status).toBe(204)
    expect((await boot(elsewhere)).me).toBeNull()
    expect((await boot(mine)).me).not.toBeNull()
  })

  it('changes the password, and says which field was wrong', async () => {
    const cookie = cookieOf(await signIn({ email: 'han@qiming.example', password: goodPassword }))
    const change = (body: object) => call('/api/account/password', { method: 'POST', headers: { cookie, ...json }, body: JSON.stringify(body) })
    const wrong = await change({ currentPassword: 'guess', newPassword: 'a-quite-new-password' })
    expect([wrong.status, await wrong.json()]).toMatchObject([422, { code: 'PASSWORD_WRONG', fields: [{ path: 'currentPassword', code: 'PASSWORD_WRONG' }] }])
    expect((await change({ currentPassword: goodPassword, newPassword: 'a-quite-new-password' })).status).toBe(204)
    expect((await signIn({ email: 'han@qiming.example', password: 'a-quite-new-password' })).status).toBe(200)
    expect((await change({})).status).toBe(400)
  })

  it('is for signed-in persons: not for nobody, not for foreign pages, not for a program with a token', async () => {
    expect((await call('/api/account/sessions')).status).toBe(401)
    const cookie = await fixture.signIn()
    expect((await call('/api/account/password', { method: 'POST', headers: { cookie, ...json, origin: 'https://evil.example' }, body: '{"newPassword":"stolen-password"}' })).status).toBe(403)
    const program = await fixture.ask('/api/account/password', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"newPassword":"stolen-password"}' })
    expect([program.status, ((await program.json()) as { code: string }).code]).toEqual([403, 'SESSION_REQUIRED'])
    expect((await fixture.ask('/api/account/sessions/x', { method: 'DELETE' })).status).toBe(403)
    expect((await fixture.ask('/api/account/other')).status).toBe(404)
  })
})

describe('a session in use', () => {
  it('is prolonged by any answer, once a day', async () => {
    const cookie = await fixture.signIn()
    const first = await call('/boot.json', { headers: { cookie } })
    expect(first.headers.getSetCookie()).toEqual([])
    await fixture.db.authSession.updateMany({ where: { user: { personId: fixture.personId } }, data: { expiresAt: new Date(Date.now() + 3600_000) } })
    expect((await call('/boot.json', { headers: { cookie } })).headers.getSetCookie().join()).toContain('Max-Age=604800')
    expect((await call('/boot.json', { headers: { cookie } })).headers.getSetCookie()).toEqual([])
  })
})
