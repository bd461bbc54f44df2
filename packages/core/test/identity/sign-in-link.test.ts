import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, cookieHeader, goodPassword, office, openIdentity, signInWith, type IdentityFixture } from './open-identity.ts'

let fixture: IdentityFixture
let personId: string

beforeAll(async () => {
  fixture = await openIdentity()
  personId = (await fixture.db.person.create({ data: { name: '王芳', email: 'wang@qiming.example' } })).id
})
afterAll(() => fixture.close())

const issue = (validFor = 600) => fixture.identity.issueSignInLink(personId, { validFor })
const redeem = (token: string) => fixture.identity.redeemSignInLink(token, office)

describe('a sign-in link', () => {
  it('signs a person in who never had a login', async () => {
    const link = await issue()
    expect(link.path).toBe(`/sign-in/link?token=${link.token}`)
    const { personId: who, cookies } = await redeem(link.token)
    expect(who).toBe(personId)
    expect(await fixture.identity.resolve(cookieHeader(cookies))).toMatchObject({ personId, kind: 'session' })
  })

  it('works once', async () => {
    const { token } = await issue()
    await redeem(token)
    expect(await codeOf(redeem(token))).toBe('SIGN_IN_LINK_INVALID')
  })

  it('works once, also when two use it at the same moment', async () => {
    const { token } = await issue()
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => redeem(token)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('ends with its time', async () => {
    const { token } = await issue(-1)
    expect(await codeOf(redeem(token))).toBe('SIGN_IN_LINK_INVALID')
  })

  it('cannot be made up', async () => {
    expect(await codeOf(redeem('x'.repeat(43)))).toBe('SIGN_IN_LINK_INVALID')
    expect(await codeOf(redeem(''))).toBe('SIGN_IN_LINK_INVALID')
  })

  it('is not in the database: what is kept there opens nothing', async () => {
    const { token } = await issue()
    const rows = await fixture.db.authVerification.findMany<{ identifier: string; value: string }>({})
    expect(JSON.stringify(rows)).not.toContain(token)
    for (const { identifier } of rows) expect(await codeOf(redeem(identifier.replace('sign-in-link:', '')))).toBe('SIGN_IN_LINK_INVALID')
  })

  it('lets nobody in who became inactive meanwhile', async () => {
    const { token } = await issue()
    await fixture.db.person.update({ where: { id: personId }, data: { active: false } })
    expect(await codeOf(redeem(token))).toBe('SIGN_IN_LINK_INVALID')
    expect(await codeOf(issue())).toBe('PERSON_INACTIVE')
    await fixture.db.person.update({ where: { id: personId }, data: { active: true } })
  })

  it('is refused for nobody and for a person without an address, in words', async () => {
    const { id } = await fixture.db.person.create({ data: { name: '无名' } })
    await expect(fixture.identity.issueSignInLink(id, { validFor: 60 })).rejects.toThrow('无名 has no email address and cannot sign in. Enter one first.')
    expect(await codeOf(fixture.identity.issueSignInLink('01a20898-7c73-7759-8869-eda745dd1614', { validFor: 60 }))).toBe('PERSON_UNKNOWN')
    expect(await codeOf(fixture.identity.issueSignInLink('1 or 1=1', { validFor: 60 }))).toBe('PERSON_UNKNOWN')
  })
})

describe('creating a user', () => {
  it('makes the person, or takes the one who has the address', async () => {
    const made = await fixture.identity.createUser({ name: 'Ann', email: 'ann@qiming.example' })
    const { id } = await fixture.db.person.create({ data: { name: 'Bob', email: 'Bob@Qiming.example' } })
    const taken = await fixture.identity.createUser({ name: 'Robert', email: 'bob@qiming.example' })
    expect(taken.personId).toBe(id)
    expect(await fixture.db.person.findUnique({ where: { id: made.personId } })).toMatchObject({ name: 'Ann', email: 'ann@qiming.example', active: true })
  })

  it('refuses an address that is in use or is none', async () => {
    expect(await codeOf(fixture.identity.createUser({ name: 'Ann', email: 'ANN@qiming.example' }))).toBe('EMAIL_TAKEN')
    for (const email of ['', 'ann', 'ann@localhost', 'a b@c.de', '.a@b.de', 'a..b@c.de']) expect(await codeOf(fixture.identity.createUser({ name: 'X', email }))).toBe('EMAIL_INVALID')
  })

  it('leaves nothing behind when the password is refused', async () => {
    expect(await codeOf(fixture.identity.createUser({ name: 'Cid', email: 'cid@qiming.example', password: 'short' }))).toBe('PASSWORD_TOO_SHORT')
    expect(await fixture.db.person.findFirst({ where: { name: 'Cid' } })).toBeNull()
  })

  it('gives logins, sessions and accounts ids of the database: UUIDv7', async () => {
    const { personId: id } = await fixture.identity.createUser({ name: 'Dan', email: 'dan@qiming.example', password: goodPassword })
    await signInWith(fixture.identity, { email: 'dan@qiming.example', password: goodPassword }, office)
    const user = await fixture.db.authUser.findUnique<{ id: string; sessions: { id: string }[]; accounts: { id: string }[] }>({ where: { personId: id }, include: { sessions: true, accounts: true } })
    for (const value of [user!.id, user!.sessions[0]!.id, user!.accounts[0]!.id]) expect(value[14]).toBe('7')
  })
})
