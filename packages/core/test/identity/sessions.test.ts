import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, cookieHeader, goodPassword, office, openIdentity, stranger, signInWith, type IdentityFixture } from './open-identity.ts'

let fixture: IdentityFixture
let personId: string
let otherId: string

beforeAll(async () => {
  fixture = await openIdentity()
  const { identity } = fixture
  personId = (await identity.createUser({ name: '李雷', email: 'li@qiming.example', password: goodPassword })).personId
  otherId = (await identity.createUser({ name: '韩梅梅', email: 'han@qiming.example', password: goodPassword })).personId
})
afterAll(() => fixture.close())

const signIn = async (email = 'li@qiming.example', password = goodPassword) => cookieHeader((await signInWith(fixture.identity, { email, password }, office)).cookies)
const resolve = (headers: Headers) => fixture.identity.resolve(headers)

describe('a session', () => {
  it('ends with its time', async () => {
    const headers = await signIn()
    const caller = await resolve(headers)
    await fixture.db.authSession.update({ where: { id: caller!.credentialId }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await resolve(headers)).toBeNull()
    expect((await fixture.identity.listSessions(personId)).map(({ id }) => id)).not.toContain(caller!.credentialId)
    await signIn()
    expect(await fixture.db.authSession.findUnique({ where: { id: caller!.credentialId } })).toBeNull()
  })

  it('is prolonged once a day by use', async () => {
    const headers = await signIn()
    const caller = await resolve(headers)
    expect(caller!.cookies).toEqual([])
    const nearEnd = new Date(Date.now() + 3 * 24 * 3600_000)
    await fixture.db.authSession.update({ where: { id: caller!.credentialId }, data: { expiresAt: nearEnd } })
    expect((await resolve(headers))!.cookies[0]).toContain('Max-Age=604800')
    const again = await resolve(headers)
    expect(again!.cookies).toEqual([])
    expect(again!.expiresAt!.getTime()).toBeGreaterThan(nearEnd.getTime())
  })

  it('of a browser that is not to be remembered lasts a day and is not prolonged', async () => {
    const { cookies } = await signInWith(fixture.identity, { email: 'li@qiming.example', password: goodPassword, remember: false }, office)
    expect(cookies.join()).not.toContain('Max-Age')
    const caller = await resolve(cookieHeader(cookies))
    expect(caller!.cookies).toEqual([])
    expect(caller!.expiresAt!.getTime()).toBeLessThan(Date.now() + 25 * 3600_000)
  })

  it('needs the signature of our secret: the token from the database alone opens nothing', async () => {
    await signIn()
    const [row] = await fixture.db.authSession.findMany({ where: { user: { personId } } })
    const forged = await openForgedSignature(row!.token)
    for (const value of [row!.token, `${row!.token}.`, `${row!.token}.AAAA`, forged, '%', '%E0%A4%A']) {
      expect(await resolve(new Headers({ cookie: `tenon.session_token=${value}` }))).toBeNull()
      expect(await codeOf(resolve(new Headers({ authorization: `Bearer ${value}` })))).toBe('UNAUTHENTICATED')
    }
  })

  it('is listed with where it began, and ended one by one', async () => {
    const [first, second] = [await signIn(), await signIn()]
    const caller = await resolve(first)
    const listed = (await fixture.identity.listSessions(personId)).find(({ id }) => id === caller!.credentialId)
    expect(listed).toMatchObject({ ipAddress: office.ip, userAgent: office.userAgent })
    expect(Object.keys(listed!)).not.toContain('token')
    await fixture.identity.revokeSession(personId, caller!.credentialId)
    expect(await resolve(first)).toBeNull()
    expect(await resolve(second)).not.toBeNull()
  })

  it('is listed with the whole of an IPv6 address', async () => {
    const { cookies } = await signInWith(fixture.identity, { email: 'li@qiming.example', password: goodPassword }, { ...office, ip: '2001:db8::17' })
    const caller = await resolve(cookieHeader(cookies))
    const listed = (await fixture.identity.listSessions(personId)).find(({ id }) => id === caller!.credentialId)
    expect(listed!.ipAddress).toBe('2001:db8::17')
  })

  it('of somebody else cannot be ended', async () => {
    const caller = await resolve(await signIn())
    for (const id of [caller!.credentialId, 'nonsense']) expect(await codeOf(fixture.identity.revokeSession(otherId, id))).toBe('SESSION_UNKNOWN')
  })
})

describe('signing out', () => {
  const signOut = (headers: Record<string, string>) => fixture.identity.handle(new Request('http://localhost:4000/api/auth/sign-out', { method: 'POST', headers }))

  it('ends the session and takes the cookie back', async () => {
    const headers = await signIn()
    const response = await signOut({ cookie: headers.get('cookie')!, origin: 'http://localhost:4000' })
    expect(response!.status).toBe(200)
    expect(response!.headers.getSetCookie().join()).toContain('tenon.session_token=; Max-Age=0')
    expect(await resolve(headers)).toBeNull()
  })

  it('is refused to pages of another origin, and to requests that hide theirs', async () => {
    const headers = await signIn()
    for (const origin of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
      const response = await signOut({ cookie: headers.get('cookie')!, ...origin } as Record<string, string>)
      expect(response!.status).toBe(403)
    }
    expect(await resolve(headers)).not.toBeNull()
  })

  it('is limited per address in the database', async () => {
    const from = (ip: string) => signOut({ origin: 'http://localhost:4000', 'x-tenon-client-ip': ip })
    const statuses: number[] = []
    for (let call = 0; call < 125; call++) statuses.push((await from(stranger.ip))!.status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    expect((await from(office.ip))!.status).toBe(200)
  })

  it('is all that the library offers to browsers here: no sign-up, no other way in', async () => {
    for (const path of ['sign-up/email', 'sign-in/social', 'update-user', 'change-email', 'delete-user', 'list-sessions', 'get-session', 'request-password-reset', 'tenon-sessions', 'issue-session', 'sign-out/', '%73ign-up/email']) {
      expect(await fixture.identity.handle(new Request(`http://localhost:4000/api/auth/${path}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }))).toBeNull()
    }
  })
})

describe('passwords', () => {
  const change = async (headers: Headers, input: { currentPassword?: string; newPassword: string }) => fixture.identity.changePassword((await resolve(headers))!, input, office)

  it('are changed with the current one, which ends all other sessions', async () => {
    const [mine, elsewhere] = [await signIn('han@qiming.example'), await signIn('han@qiming.example')]
    await change(mine, { currentPassword: goodPassword, newPassword: 'a-quite-new-password' })
    expect(await resolve(mine)).not.toBeNull()
    expect(await resolve(elsewhere)).toBeNull()
    expect(await codeOf(signIn('han@qiming.example'))).toBe('SIGN_IN_FAILED')
    expect(await resolve(await signIn('han@qiming.example', 'a-quite-new-password'))).toMatchObject({ personId: otherId })
  })

  it('are not changed with a wrong current one, and guessing it slows down', async () => {
    const mine = await signIn()
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(change(mine, { currentPassword: 'guess', newPassword: 'a-quite-new-password' })).rejects.toMatchObject({ code: 'PASSWORD_WRONG', fields: [{ path: 'currentPassword' }] })
    }
    expect(await codeOf(change(mine, { currentPassword: 'guess', newPassword: 'a-quite-new-password' }))).toBe('TOO_MANY_ATTEMPTS')
  })

  it('need no current one where there is none: somebody who came by a link sets the first', async () => {
    const { id } = await fixture.db.person.create({ data: { name: 'New', email: 'new@qiming.example' } })
    const { token } = await fixture.identity.issueSignInLink(id, { validFor: 60 })
    const mine = cookieHeader((await fixture.identity.redeemSignInLink(token, office)).cookies)
    await change(mine, { newPassword: 'the-very-first-password' })
    expect(await resolve(await signIn('new@qiming.example', 'the-very-first-password'))).toMatchObject({ personId: id })
    expect(await codeOf(change(mine, { newPassword: 'once-more-without-current' }))).toBe('PASSWORD_WRONG')
  })

  it('set by an administrator end every session', async () => {
    const headers = await signIn('han@qiming.example', 'a-quite-new-password')
    await fixture.identity.setPassword(otherId, 'set-by-somebody-else')
    expect(await resolve(headers)).toBeNull()
    expect(await resolve(await signIn('han@qiming.example', 'set-by-somebody-else'))).not.toBeNull()
  })

  it('must be long enough and not easy to guess', async () => {
    const refused = { short: 'PASSWORD_TOO_SHORT', aaaaaaaaaaaa: 'PASSWORD_TOO_SIMPLE', '1234567890': 'PASSWORD_TOO_SIMPLE', abcdefghijkl: 'PASSWORD_TOO_SIMPLE', 'qiming2024': 'PASSWORD_TOO_SIMPLE', ['x'.repeat(300)]: 'PASSWORD_TOO_LONG' }
    for (const [password, code] of Object.entries(refused)) expect([password, await codeOf(fixture.identity.setPassword(otherId, password))]).toEqual([password, code])
    await fixture.identity.setPassword(otherId, '正确的马电池订书钉十个字')
    await fixture.identity.setPassword(otherId, 'qiming has a long sentence')
  })

  it('cannot be changed by a program with an API token', async () => {
    const { token } = await fixture.identity.createToken(otherId, { name: 'program' })
    expect(await codeOf(change(new Headers({ authorization: `Bearer ${token}` }), { newPassword: 'a-quite-new-password' }))).toBe('SESSION_REQUIRED')
  })
})

/** A cookie value that is signed correctly, but with another secret. */
async function openForgedSignature(token: string): Promise<string> {
  const { createHmac } = await import('node:crypto')
  return encodeURIComponent(`${token}.${createHmac('sha256', 'x'.repeat(43)).update(token).digest('base64')}`)
}
