import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, codeOf, openIdentity, type IdentityFixture } from './open-identity.ts'

let fixture: IdentityFixture
let personId: string
let otherId: string

beforeAll(async () => {
  fixture = await openIdentity()
  personId = (await fixture.identity.createUser({ name: '李雷', email: 'li@qiming.example' })).personId
  otherId = (await fixture.identity.createUser({ name: '韩梅梅', email: 'han@qiming.example' })).personId
})
afterAll(() => fixture.close())

const resolve = (token: string) => fixture.identity.resolve(bearer(token))

describe('an API token', () => {
  it('stands for its person', async () => {
    const { token, id, prefix } = await fixture.identity.createToken(personId, { name: 'Nightly report' })
    expect(token).toMatch(/^tnn_[a-z2-7]{12}_[\w-]{43}$/)
    expect(token.startsWith(prefix)).toBe(true)
    expect(await resolve(token)).toEqual({ personId, kind: 'token', credentialId: id, scopes: null, expiresAt: null, hasSecondFactor: true, cookies: [], rightsVersion: null })
  })

  it('is kept as a hash only', async () => {
    const { token, id } = await fixture.identity.createToken(personId, { name: 'secret' })
    const row = await fixture.db.apiToken.findUnique({ where: { id } })
    expect(row!.hash).not.toBe(token)
    expect(JSON.stringify(row)).not.toContain(token.slice(17))
    expect(await codeOf(resolve(`${row!.prefix}_${row!.hash}`))).toBe('UNAUTHENTICATED')
    expect(JSON.stringify(await fixture.identity.listTokens(personId))).not.toContain(row!.hash)
  })

  it('is found with one statement, and its use noted at most once a minute', async () => {
    const { token, id } = await fixture.identity.createToken(personId, { name: 'busy' })
    await resolve(token)
    const first = (await fixture.db.apiToken.findUnique({ where: { id } }))!.lastUsedAt
    fixture.takeStatements()
    await resolve(token)
    await resolve(token)
    expect(fixture.takeStatements()).toHaveLength(2)
    await fixture.db.apiToken.update({ where: { id }, data: { lastUsedAt: new Date(first!.getTime() - 61_000) } })
    await resolve(token)
    expect((await fixture.db.apiToken.findUnique({ where: { id } }))!.lastUsedAt!.getTime()).toBeGreaterThanOrEqual(first!.getTime())
  })

  it('ends with its time', async () => {
    const { token } = await fixture.identity.createToken(personId, { name: 'old', expiresAt: new Date(Date.now() - 1) })
    expect(await codeOf(resolve(token))).toBe('UNAUTHENTICATED')
  })

  it('ends when it is revoked, by its owner only', async () => {
    const { token, id } = await fixture.identity.createToken(personId, { name: 'revoked' })
    expect(await codeOf(fixture.identity.revokeToken(otherId, id))).toBe('TOKEN_UNKNOWN')
    await fixture.identity.revokeToken(personId, id)
    expect(await codeOf(resolve(token))).toBe('UNAUTHENTICATED')
    expect(await codeOf(fixture.identity.revokeToken(personId, id))).toBe('TOKEN_UNKNOWN')
    expect((await fixture.identity.listTokens(personId)).map(({ name }) => name)).not.toContain('revoked')
  })

  it('ends with its person', async () => {
    const { token } = await fixture.identity.createToken(otherId, { name: 'leaver' })
    await fixture.db.person.update({ where: { id: otherId }, data: { active: false } })
    expect(await codeOf(resolve(token))).toBe('UNAUTHENTICATED')
    expect(await codeOf(fixture.identity.createToken(otherId, { name: 'again' }))).toBe('PERSON_INACTIVE')
  })

  it('that is wrong in any way is refused in the same words', async () => {
    const { token } = await fixture.identity.createToken(personId, { name: 'good' })
    const wrong = ['', 'tnn_', token.slice(0, -1), `${token}x`, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, token.toUpperCase(), 'tnn_aaaaaaaaaaaa_' + 'A'.repeat(43), "' or 1=1 --"]
    const answers = await Promise.all(wrong.map((text) => resolve(text).catch((error: Error) => error.message)))
    expect(new Set(answers)).toEqual(new Set(['This request has no valid session or API token. Sign in, or send a token that has not expired.']))
  })

  it('comes before a cookie, and another scheme, such as that of a proxy, is none of ours', async () => {
    expect(await fixture.identity.resolve(new Headers({ authorization: 'Basic cHJveHk6c2VjcmV0' }))).toBeNull()
    expect(await codeOf(fixture.identity.resolve(new Headers({ authorization: 'bearer nonsense', cookie: 'tenon.session_token=x' })))).toBe('UNAUTHENTICATED')
  })
})
