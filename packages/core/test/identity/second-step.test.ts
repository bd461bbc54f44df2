import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../src/testing/index.ts'
import { goodPassword } from './open-identity.ts'

let test: TestApp
let count = 0
let email: string
let cookie: string

beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
})
afterAll(() => test.close())
beforeEach(async () => {
  email = `two-step-${++count}@test.example`
  await test.identity.createUser({ name: 'Two Step', email, password: goodPassword })
  cookie = cookieOf(await signIn())
})

const send = (path: string, body: object, headers: Record<string, string> = {}, ip = '203.0.113.7') =>
  test.handler.fetch(new Request(`http://tenon${path}`, { method: 'POST', headers: { host: 'tenon', origin: 'http://tenon', 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }), { ip })
const own = (path: string, body: object) => send(`/api/account/second-step/${path}`, body, { cookie })
const signIn = (password = goodPassword, ip?: string) => send('/api/auth/sign-in/email', { email, password }, {}, ip)
const cookieOf = (response: Response) => response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code]
const codeAt = (secret: string, steps: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

/** Turns it on with the code of the step before, so that the present one is still good. */
async function turnOn(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await (await own('begin', { currentPassword: goodPassword })).json()) as { secret: string }
  const { recoveryCodes } = (await (await own('confirm', { code: codeAt(secret, -1) })).json()) as { recoveryCodes: string[] }
  return { secret, recoveryCodes }
}

async function ticket(): Promise<string> {
  const response = await signIn()
  expect(response.headers.getSetCookie()).toEqual([])
  return ((await response.json()) as { secondStep: string }).secondStep
}

const finish = async (code: string, ip?: string) => send('/api/auth/sign-in/code', { ticket: await ticket(), code }, {}, ip)

describe('two-step sign-in', () => {
  it('is set up with the password and a code, shown as a picture and as text', async () => {
    expect(await codeOf(await own('begin', { currentPassword: 'wrong' }))).toEqual([422, 'PASSWORD_WRONG'])
    const setup = (await (await own('begin', { currentPassword: goodPassword })).json()) as { secret: string; address: string; qr: string }
    expect(setup.qr).toMatch(/^<svg /)
    expect(setup.address).toContain(setup.secret)
    expect(await codeOf(await own('confirm', { code: '000000' }))).toEqual([401, 'SECOND_STEP_WRONG'])
    expect((await signIn()).headers.getSetCookie()).not.toEqual([])
    const { recoveryCodes } = (await (await own('confirm', { code: codeAt(setup.secret, 0) })).json()) as { recoveryCodes: string[] }
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await codeOf(await own('begin', { currentPassword: goodPassword }))).toEqual([409, 'SECOND_STEP_ON'])
    const rows = JSON.stringify(await test.app.base['authTwoFactor']!['findMany']!({ omit: { lastStep: true } }))
    for (const kept of [setup.secret, ...recoveryCodes]) expect(rows).not.toContain(kept)
  })

  it('makes no session before the code, and takes each code once', async () => {
    const { secret } = await turnOn()
    const sessions = async () => (await test.app.base['authSession']!['findMany']!({ where: { user: { email } } }) as unknown[]).length
    const before = await sessions()
    await ticket()
    expect(await sessions()).toBe(before)
    const code = codeAt(secret, 0)
    expect((await finish(code)).headers.getSetCookie()).not.toEqual([])
    expect(await codeOf(await finish(code))).toEqual([401, 'SECOND_STEP_WRONG'])
    expect(await codeOf(await finish(codeAt(secret, -1)))).toEqual([401, 'SECOND_STEP_WRONG'])
    expect((await finish(codeAt(secret, 1))).status).toBe(200)
  })

  it('takes a code once, also from two at the same moment', async () => {
    const { secret } = await turnOn()
    const given = await ticket()
    const answers = await Promise.all([1, 2, 3, 4].map(() => send('/api/auth/sign-in/code', { ticket: given, code: codeAt(secret, 0) })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('takes no code further away than one step', async () => {
    const { secret } = await turnOn()
    expect(await codeOf(await finish(codeAt(secret, 3)))).toEqual([401, 'SECOND_STEP_WRONG'])
  })

  it('takes each recovery code once, and new ones end the old', async () => {
    const { recoveryCodes } = await turnOn()
    expect((await finish(recoveryCodes[0]!.toUpperCase())).status).toBe(200)
    expect(await codeOf(await finish(recoveryCodes[0]!))).toEqual([401, 'SECOND_STEP_WRONG'])
    expect((await own('recovery-codes', { currentPassword: goodPassword })).status).toBe(200)
    expect(await codeOf(await finish(recoveryCodes[1]!))).toEqual([401, 'SECOND_STEP_WRONG'])
  })

  it('refuses a made-up ticket, and tells a wrong password nothing', async () => {
    await turnOn()
    expect(await codeOf(await send('/api/auth/sign-in/code', { ticket: 'x'.repeat(80), code: '123456' }))).toEqual([401, 'SECOND_STEP_EXPIRED'])
    expect(await codeOf(await signIn('wrong password'))).toEqual([401, 'SIGN_IN_FAILED'])
  })

  it('limits guesses of the code, without slowing the person down who sits elsewhere', async () => {
    const { secret } = await turnOn()
    const given = await ticket()
    const guess = () => send('/api/auth/sign-in/code', { ticket: given, code: '000000' }, {}, '198.51.100.5')
    const statuses: number[] = []
    for (let index = 0; index < 8; index++) statuses.push((await guess()).status)
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect((await send('/api/auth/sign-in/code', { ticket: given, code: codeAt(secret, 0) })).status).toBe(200)
  })

  it('is turned off with the password only, by the person and not by a program', async () => {
    await turnOn()
    expect(await codeOf(await own('end', { currentPassword: 'wrong' }))).toEqual([422, 'PASSWORD_WRONG'])
    const caller = await test.as('SYSADMIN')
    expect(await codeOf(await caller.fetch('/api/account/second-step/end', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }))).toEqual([403, 'SESSION_REQUIRED'])
    expect((await own('end', { currentPassword: goodPassword })).status).toBe(204)
    expect(await codeOf(await own('recovery-codes', { currentPassword: goodPassword }))).toEqual([409, 'SECOND_STEP_OFF'])
    expect((await signIn()).headers.getSetCookie()).not.toEqual([])
  })
})
