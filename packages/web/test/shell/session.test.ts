import { afterEach, describe, expect, it, vi, type Mock } from 'vitest'
import { changePassword } from '../../src/shell/pages/change-password.ts'
import { greetingKey } from '../../src/shell/pages/greeting.ts'
import { signIn } from '../../src/shell/sign-in/sign-in.ts'
import { startShell } from '../support/render.ts'

const answering = (status: number, body: unknown = {}) => vi.fn<typeof fetch>(async () => Response.json(body, { status }))
const bodyOf = (send: Mock<typeof fetch>) => JSON.parse(send.mock.calls[0]?.[1]?.body as string) as unknown

afterEach(() => vi.restoreAllMocks())

describe('signing in', () => {
  it.each([
    [200, 'done'],
    [401, 'wrong'],
    [403, 'wrong'],
    [429, 'tooMany'],
    [500, 'failed'],
  ])('when the server answers %d is %s', async (status, outcome) => expect(await signIn(answering(status), ' a@b.cn ', 'x')).toBe(outcome))

  it('sends the address without the blanks around it', async () => {
    const send = answering(200)
    await signIn(send, ' a@b.cn ', 'secret ')
    expect(bodyOf(send)).toEqual({ email: 'a@b.cn', password: 'secret ' })
  })

  it('without a server failed', async () => expect(await signIn(() => Promise.reject(new TypeError()), 'a@b.cn', 'x')).toBe('failed'))
})

describe('a new password', () => {
  const next = 'a long enough sentence'

  it('is typed twice alike before it is sent', async () => {
    const send = answering(204)
    expect(await changePassword(send, { current: 'x', next, repeated: `${next}!` })).toMatchObject({ field: 'repeated', kind: 'differs' })
    expect(send).not.toHaveBeenCalled()
  })

  it('replaces the old one, or is the first', async () => {
    const send = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }))
    expect(await changePassword(send, { current: 'old', next, repeated: next })).toEqual({ done: 'changed' })
    expect(bodyOf(send)).toEqual({ currentPassword: 'old', newPassword: next })
    expect(await changePassword(send, { current: '', next, repeated: next })).toEqual({ done: 'set' })
    expect(JSON.parse(send.mock.calls[1]?.[1]?.body as string)).toEqual({ newPassword: next })
  })

  it('is refused on the field that is wrong, in the words of the server', async () => {
    const change = { current: 'old', next, repeated: next }
    expect(await changePassword(answering(422, { code: 'PASSWORD_WRONG', message: 'x' }), change)).toMatchObject({ field: 'current', kind: 'wrong' })
    expect(await changePassword(answering(422, { code: 'PASSWORD_TOO_SHORT', message: 'Use at least 10 characters.' }), change)).toMatchObject({ field: 'next', sentence: 'Use at least 10 characters.' })
    expect(await changePassword(answering(429, { code: 'TOO_MANY_ATTEMPTS', message: 'Wait 20 seconds.' }), change)).toMatchObject({ field: null, sentence: 'Wait 20 seconds.' })
    expect(await changePassword(answering(500, { code: 'INTERNAL', message: 'x' }), change)).toMatchObject({ field: null, kind: 'failed', sentence: null })
  })
})

describe('requests', () => {
  it('say who asks and in which language', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({}))
    const shell = await startShell({ locale: 'zh-CN' })
    await shell.fetch('http://localhost/graphql', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    const sent = fetching.mock.calls[0]?.[1]?.headers as Headers
    expect([sent.get('x-tenon-client'), sent.get('accept-language'), sent.get('content-type')]).toEqual(['web', 'zh-CN', 'application/json'])
  })

  it('notice that the session is over, but not while signing in', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(null, { status: 401 }))
    const shell = await startShell()
    await shell.fetch('http://localhost/api/auth/sign-in/email', { method: 'POST' })
    expect(shell.sessionLost).toBe(false)
    await shell.fetch('http://localhost/graphql', { method: 'POST' })
    expect(shell.sessionLost).toBe(true)
  })

  it('notice that the server is gone and that it is back, and that giving up is neither', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
    const shell = await startShell()
    await expect(shell.fetch('http://localhost/x', { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(shell.connection.state).toBe('online')
    await expect(shell.fetch('http://localhost/x')).rejects.toThrow('Failed to fetch')
    expect(shell.connection.state).toBe('lost')
    fetching.mockResolvedValue(Response.json({}))
    await shell.connection.check()
    expect(shell.connection.state).toBe('online')
  })
})

it('greets by the clock of the company', () => {
  expect([2, 8, 13, 20].map(greetingKey)).toEqual(['shell.home.night', 'shell.home.morning', 'shell.home.afternoon', 'shell.home.evening'])
})
