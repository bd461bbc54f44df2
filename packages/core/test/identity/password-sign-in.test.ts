import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientPlace } from '../../src/identity/index.ts'
import { codeOf, cookieHeader, goodPassword, office, openIdentity, stranger, signInWith, type IdentityFixture } from './open-identity.ts'

let fixture: IdentityFixture
let personId: string

beforeAll(async () => {
  fixture = await openIdentity()
  personId = (await fixture.identity.createUser({ name: '李雷', email: 'Li.Lei@Qiming.example', password: goodPassword })).personId
})
afterAll(() => fixture.close())

const signIn = (email: string, password: string, from: ClientPlace = office) => signInWith(fixture.identity, { email, password }, from)

/** Moves what the database remembers of attempts into the past. */
async function letTimePass(seconds: number): Promise<void> {
  for (const row of await fixture.db.authRateLimit.findMany({})) {
    await fixture.db.authRateLimit.updateMany({ where: { key: row.key }, data: { lastRequest: row.lastRequest - BigInt(seconds * 1000) } })
  }
}

describe('signing in by password', () => {
  it('gives a session whose cookie scripts cannot read and other sites do not send', async () => {
    const { personId: who, cookies } = await signIn('li.lei@qiming.example', goodPassword)
    expect(who).toBe(personId)
    expect(cookies).toHaveLength(2)
    expect(cookies[1]).toMatch(/^tenon\.known_[0-9a-f]{12}=[\w-]+; Max-Age=31536000; Path=\/api\/auth\/sign-in; HttpOnly; SameSite=Lax$/)
    expect(cookies[0]).toMatch(/^tenon\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await fixture.identity.resolve(cookieHeader(cookies))).toMatchObject({ personId, kind: 'session' })
  })

  it('takes the address in any case and with blanks around it', async () => {
    expect(await signIn('  LI.LEI@qiming.example ', goodPassword)).toMatchObject({ personId })
  })

  it('gives a new login to nobody whose address only looks alike', async () => {
    const { personId: other } = await fixture.identity.createUser({ name: '李雷雷', email: 'li_lei@qiming.example', password: goodPassword })
    expect(other).not.toBe(personId)
    expect(await signIn('li.lei@qiming.example', goodPassword)).toMatchObject({ personId })
  })

  it('finds the caller of a cookie with one statement', async () => {
    const { cookies } = await signIn('li.lei@qiming.example', goodPassword)
    fixture.takeStatements()
    await fixture.identity.resolve(cookieHeader(cookies))
    expect(fixture.takeStatements()).toHaveLength(1)
  })

  it('answers an unknown address and a wrong password alike', async () => {
    const failures = await Promise.all(
      ['li.lei@qiming.example', 'nobody@qiming.example', 'not an address'].map((email) => signIn(email, 'wrong password', stranger).catch((error: Error) => error)),
    )
    expect(new Set(failures.map((error) => JSON.stringify([(error as Error).message, { ...(error as object) }])))).toHaveProperty('size', 1)
    expect(failures[0]).toMatchObject({ code: 'SIGN_IN_FAILED', status: 401 })
  })

  it('stores no password, and two equal ones differ in the database', async () => {
    const second = await fixture.identity.createUser({ name: '韩梅梅', email: 'han@qiming.example', password: goodPassword })
    const hashes = (await fixture.db.authAccount.findMany<{ password: string }>({})).map(({ password }) => password)
    expect(second.personId).not.toBe(personId)
    expect(new Set(hashes)).toHaveProperty('size', hashes.length)
    expect(hashes.every((hash) => hash.startsWith('$scrypt$') && !hash.includes(goodPassword))).toBe(true)
  })

  it('lets an inactive person neither in nor stay', async () => {
    const { personId: leaver } = await fixture.identity.createUser({ name: 'Leaver', email: 'leaver@qiming.example', password: goodPassword })
    const { cookies } = await signIn('leaver@qiming.example', goodPassword)
    await fixture.db.person.update({ where: { id: leaver }, data: { active: false } })
    expect(await fixture.identity.resolve(cookieHeader(cookies))).toBeNull()
    expect(await codeOf(signIn('leaver@qiming.example', goodPassword))).toBe('SIGN_IN_FAILED')
  })

  it('refuses a person without a password like one with a wrong password', async () => {
    await fixture.identity.createUser({ name: 'Linked', email: 'linked@qiming.example' })
    expect(await codeOf(signIn('linked@qiming.example', ''))).toBe('SIGN_IN_FAILED')
  })
})

describe('guessing', () => {
  it('slows down after five attempts, and tells how long to wait', async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect(await codeOf(signIn('han@qiming.example', 'guess', stranger))).toBe('SIGN_IN_FAILED')
    const refusal = await signIn('han@qiming.example', 'guess', stranger).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', status: 429, params: { retryAfter: 1 } })
  })

  it('waits twice as long after each further attempt', async () => {
    await letTimePass(1)
    expect(await codeOf(signIn('han@qiming.example', 'guess', stranger))).toBe('SIGN_IN_FAILED')
    expect(await signIn('han@qiming.example', 'guess', stranger).catch((error: unknown) => error)).toMatchObject({ params: { retryAfter: 2 } })
  })

  it('refuses even the right password meanwhile, so that a guess cannot be told', async () => {
    expect(await codeOf(signIn('han@qiming.example', goodPassword, stranger))).toBe('TOO_MANY_ATTEMPTS')
  })

  it('never locks out the person whose account is attacked from elsewhere', async () => {
    expect(await signIn('han@qiming.example', goodPassword, office)).toHaveProperty('cookies')
  })

  it('never keeps her out who has signed in from this browser before, though somebody guesses from the same address', async () => {
    const desk = { ip: '192.0.2.77', userAgent: 'Mozilla/5.0 (desk)' }
    const { cookies } = await signIn('li.lei@qiming.example', goodPassword, desk)
    const hers = { ...desk, cookies: cookieHeader(cookies).get('cookie')! }
    for (let attempt = 0; attempt < 6; attempt++) await codeOf(signIn('li.lei@qiming.example', 'guess', desk))
    expect(await codeOf(signIn('li.lei@qiming.example', goodPassword, desk))).toBe('TOO_MANY_ATTEMPTS')
    const accounts = Array.from({ length: 70 }, (_, place) => `ghost-${place}@qiming.example`)
    for (const account of accounts) await codeOf(signIn(account, 'guess', desk))
    expect(await codeOf(signIn('ghost-71@qiming.example', 'guess', desk))).toBe('TOO_MANY_ATTEMPTS')
    expect(await signIn('li.lei@qiming.example', goodPassword, hers)).toMatchObject({ personId })
  })

  it('slows down in a known browser as well, and being known for one account is nothing for another', async () => {
    const desk = { ip: '192.0.2.78', userAgent: 'Mozilla/5.0 (desk)' }
    const cookie = cookieHeader((await signIn('li.lei@qiming.example', goodPassword, desk)).cookies).get('cookie')!
    const hers = { ...desk, cookies: cookie }
    for (let attempt = 0; attempt < 5; attempt++) expect(await codeOf(signIn('li.lei@qiming.example', 'guess', hers))).toBe('SIGN_IN_FAILED')
    expect(await codeOf(signIn('li.lei@qiming.example', goodPassword, hers))).toBe('TOO_MANY_ATTEMPTS')
    const [name, value] = cookie.split('; ').at(-1)!.split('=')
    const other = cookieHeader((await signIn('li_lei@qiming.example', goodPassword, desk)).cookies).get('cookie')!.split('; ').at(-1)!.split('=')[0]!
    expect(other).not.toBe(name)
    for (let attempt = 0; attempt < 5; attempt++) await codeOf(signIn('li_lei@qiming.example', 'guess', { ...desk, cookies: `${other}=${value}` }))
    expect(await codeOf(signIn('li_lei@qiming.example', goodPassword, desk))).toBe('TOO_MANY_ATTEMPTS')
  })

  it('counts an unknown address in the same way, so that the wait tells nothing', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await codeOf(signIn('ghost@qiming.example', 'guess', stranger))
    expect(await codeOf(signIn('ghost@qiming.example', 'guess', stranger))).toBe('TOO_MANY_ATTEMPTS')
  })

  it('starts anew after a success', async () => {
    for (let attempt = 0; attempt < 4; attempt++) await codeOf(signIn('li.lei@qiming.example', 'guess'))
    await signIn('li.lei@qiming.example', goodPassword)
    for (let attempt = 0; attempt < 4; attempt++) expect(await codeOf(signIn('li.lei@qiming.example', 'guess'))).toBe('SIGN_IN_FAILED')
    await signIn('li.lei@qiming.example', goodPassword)
  })

  it('takes no other spelling of an IPv6 address, nor another host of the same network, for a new client', async () => {
    const from = ['2001:db8:1:2::1', '2001:0DB8:0001:0002:0:0:0:1', '2001:db8:1:2:ffff::9', '2001:db8:1:2::a', '2001:db8:1:2::b']
    for (const ip of from) await codeOf(signIn('li.lei@qiming.example', 'guess', { ...stranger, ip }))
    expect(await codeOf(signIn('li.lei@qiming.example', 'guess', { ...stranger, ip: '2001:db8:1:2::c' }))).toBe('TOO_MANY_ATTEMPTS')
    expect(await codeOf(signIn('li.lei@qiming.example', 'guess', { ...stranger, ip: '2001:db8:1:3::1' }))).toBe('SIGN_IN_FAILED')
  })

  it('counts attempts made at the same moment one by one', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(signIn('crowd@qiming.example', 'guess', { ...stranger, ip: '192.0.2.44' }))))
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5)
  })

  it('keeps no typed address in the database', async () => {
    const keys = (await fixture.db.authRateLimit.findMany({})).map(({ key }) => key).join()
    expect(keys).not.toContain('qiming')
  })
})
