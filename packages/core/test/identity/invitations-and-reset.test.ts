import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { goodPassword } from './open-identity.ts'

let test: TestApp
let admin: TestCaller
let rep: TestCaller

beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  admin = await test.as('SYSADMIN')
  rep = await test.as('REP')
})
afterAll(() => test.close())

const post = (path: string, body: object, headers: Record<string, string> = {}, ip = '203.0.113.7') =>
  test.handler.fetch(new Request(`http://tenon${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }), { ip })
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code]
const tokenIn = (text: string) => /#([\w-]{43})/.exec(text)?.[1] ?? ''
const signIn = (email: string, password: string) => post('/api/auth/sign-in/email', { email, password })

interface Result { readonly code?: string; readonly invitation?: { readonly id: string; readonly acceptedAt: string | null; readonly revokedAt: string | null } }

async function run(caller: TestCaller, name: string, input: object): Promise<Result> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`
  const answer = await caller.graphql<Record<string, Result>>(`mutation ($input: ${type}Input!) { ${name}(input: $input) { ... on ${type}Payload { invitation { id acceptedAt revokedAt } } ... on Error { code } } }`, { input })
  if (!answer.data) throw new Error(JSON.stringify(answer.errors))
  return answer.data[name]!
}

const invite = (email: string, more: object = {}) => run(admin, 'inviteUser', { name: 'Ada Lovelace', email, ...more })

describe('an invitation', () => {
  it('brings a new person in by mail, with a role and a password of their own', async () => {
    const { invitation } = await invite('ada@test.example', { roles: ['REP'] })
    const [mail] = await test.takeMails()
    expect(mail).toMatchObject({ to: 'ada@test.example', subject: 'You are invited to Test Company' })
    expect(mail!.html).toContain(tokenIn(mail!.text))
    const token = tokenIn(mail!.text)
    expect(await (await post('/api/auth/invitation/read', { token })).json()).toEqual({ name: 'Ada Lovelace', email: 'ada@test.example' })
    expect(await codeOf(await post('/api/auth/invitation/accept', { token, password: 'short' }))).toEqual([422, 'PASSWORD_TOO_SHORT'])
    const accepted = await post('/api/auth/invitation/accept', { token, password: goodPassword })
    expect(accepted.status).toBe(200)
    expect(accepted.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/)
    expect((await signIn('ada@test.example', goodPassword)).status).toBe(200)
    expect(await codeOf(await post('/api/auth/invitation/accept', { token, password: goodPassword }))).toEqual([410, 'INVITATION_INVALID'])
    expect(await run(admin, 'revokeInvitation', { id: invitation!.id })).toEqual({ code: 'INVITATION_CLOSED' })
    expect(await invite('ada@test.example')).toEqual({ code: 'PERSON_HAS_LOGIN' })
  })

  it('is written in the language of the person', async () => {
    const person = await test.as([], { name: '王芳', email: 'wang@test.example' })
    await test.app.base['person']!['update']!({ where: { id: person.personId }, data: { locale: 'zh-CN' } })
    await run(admin, 'inviteUser', { personId: `Person:${person.personId}` })
    expect((await test.takeMails())[0]!.text).toContain('王芳，您好：')
  })

  it('is single: sending it again ends the first link, and withdrawing it the second', async () => {
    const { invitation } = await invite('grace@test.example')
    const first = tokenIn((await test.takeMails())[0]!.text)
    await run(admin, 'resendInvitation', { id: invitation!.id })
    const second = tokenIn((await test.takeMails())[0]!.text)
    expect(await codeOf(await post('/api/auth/invitation/read', { token: first }))).toEqual([410, 'INVITATION_INVALID'])
    expect((await post('/api/auth/invitation/read', { token: second })).status).toBe(200)
    expect((await run(admin, 'revokeInvitation', { id: invitation!.id })).invitation!.revokedAt).not.toBeNull()
    expect(await codeOf(await post('/api/auth/invitation/accept', { token: second, password: goodPassword }))).toEqual([410, 'INVITATION_INVALID'])
  })

  it('is for those who may invite; others neither send, see, repeat nor withdraw one', async () => {
    const { invitation } = await invite('hidden@test.example')
    const [mail] = await test.takeMails()
    expect(await run(rep, 'inviteUser', { name: 'X', email: 'x@test.example' })).toEqual({ code: 'FORBIDDEN' })
    expect(await run(rep, 'resendInvitation', { id: invitation!.id })).toEqual({ code: 'NOT_FOUND' })
    expect(await run(rep, 'revokeInvitation', { id: invitation!.id })).toEqual({ code: 'NOT_FOUND' })
    expect((await rep.graphql<{ invitations: { totalCount: number } }>('{ invitations { totalCount } }')).data?.invitations.totalCount).toBe(0)
    expect(await test.takeMails()).toEqual([])
    const kept = JSON.stringify(await Promise.all(['authVerification', 'outboxEvent', 'invitation'].map((table) => test.app.base[table]!['findMany']!({}))))
    expect(kept).not.toContain(tokenIn(mail!.text))
  })

  it('refuses an address that is none', async () => {
    expect(await invite('not an address')).toEqual({ code: 'EMAIL_INVALID' })
  })
})

describe('a forgotten password', () => {
  const email = 'forgetful@test.example'
  let personId: string
  beforeAll(async () => {
    personId = (await test.identity.createUser({ name: 'Forgetful', email, password: goodPassword })).personId
  })

  it('answers alike for whoever has the address and for nobody, with the same statements', async () => {
    const ask = (address: string) => test.statements(async () => expect((await post('/api/auth/password/forgot', { email: address })).status).toBe(204))
    await ask('first@test.example') // from here on, this client is counted
    const known = await ask(email)
    expect(await ask('nobody@test.example')).toEqual(known)
    expect((await test.takeMails()).map(({ to }) => to)).toEqual([email])
  })

  it('is replaced once by the link; all sessions end and the person is told', async () => {
    const cookie = (await signIn(email, goodPassword)).headers.getSetCookie()[0]!.split(';')[0]!
    await post('/api/auth/password/forgot', { email })
    const token = tokenIn((await test.takeMails())[0]!.text)
    expect(await codeOf(await post('/api/auth/password/reset', { token, password: '1234567890' }))).toEqual([422, 'PASSWORD_TOO_SIMPLE'])
    expect((await post('/api/auth/password/reset', { token, password: 'another good sentence' })).status).toBe(204)
    expect(await codeOf(await post('/api/auth/password/reset', { token, password: 'another good sentence' }))).toEqual([410, 'RESET_LINK_INVALID'])
    expect(await test.identity.resolve(new Headers({ cookie }))).toBeNull()
    expect(await test.identity.listSessions(personId)).toEqual([])
    expect((await test.takeMails()).map(({ subject }) => subject)).toEqual(['Your password at Test Company was changed'])
    expect((await signIn(email, 'another good sentence')).status).toBe(200)
  })

  it('fills no mailbox, however many strangers ask', async () => {
    for (let stranger = 1; stranger <= 12; stranger++) await post('/api/auth/password/forgot', { email }, {}, `198.51.100.${stranger}`)
    expect((await test.takeMails()).length).toBeLessThanOrEqual(5)
  })
})
