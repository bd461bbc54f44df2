import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientKind } from '../../src/audit/client-kind.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

let test: TestApp
let auditor: TestCaller
let person: { personId: string }

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0'

beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  auditor = await test.as('AUDITOR')
  person = await test.identity.createUser({ name: '韩梅', email: 'han@qiming.example', password: 'a long enough phrase 42' })
})
afterAll(() => test.close())

/** From a browser at 198.51.100.7. */
const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  test.handler.fetch(new Request(`http://tenon${path}`, { ...init, headers: { origin: 'http://tenon', host: 'tenon', 'user-agent': firefox, 'x-request-id': 'request-0001', ...(init.headers as Record<string, string>) } }), { ip: '198.51.100.7' })
const signIn = (email: string, password: string): Promise<Response> => send('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) })

interface Entry {
  readonly action: string
  readonly [field: string]: unknown
}

async function trail(filter: Record<string, unknown>): Promise<Entry[]> {
  const answer = await auditor.graphql<{ auditEntries: { nodes: Entry[] } }>('query ($filter: AuditFilter) { auditEntries(filter: $filter) { nodes { action model recordId actor { name } source ip client requestId changes { field before after } } } }', { filter })
  expect(answer.errors).toBeUndefined()
  return answer.data!.auditEntries.nodes
}

describe('the audit trail says of ways in and out', () => {
  const place = { ip: '198.51.100.7', client: 'Firefox on Linux', requestId: 'request-0001', source: 'web' }

  it('who came in, from where and with what', async () => {
    expect((await signIn('han@qiming.example', 'a long enough phrase 42')).status).toBe(200)
    expect((await trail({ action: 'SIGN_IN' }))[0]).toMatchObject({ ...place, model: 'Person', recordId: `Person:${person.personId}`, actor: { name: '韩梅' } })
  })

  it('who came in by a link', async () => {
    const { path } = await test.identity.issueSignInLink(person.personId, { validFor: 60 })
    const before = (await trail({ action: 'SIGN_IN' })).length
    expect((await send(path)).status).toBe(303)
    expect(await trail({ action: 'SIGN_IN' })).toHaveLength(before + 1)
  })

  it('who tried a wrong password, and of an unknown address only that it was tried', async () => {
    expect((await signIn('han@qiming.example', 'guessed')).status).toBe(401)
    expect((await signIn('nobody@qiming.example', 'guessed')).status).toBe(401)
    const [unknown, known] = await trail({ action: 'SIGN_IN_FAILED' })
    expect(known).toMatchObject({ ...place, recordId: `Person:${person.personId}`, actor: null, changes: [] })
    expect(unknown).toMatchObject({ ...place, recordId: null, actor: null, changes: [] })
    const { rows } = await test.app.database.pool.query<{ entry: string }>('select to_jsonb(e)::text as entry from core.history_entry e')
    expect(rows.map(({ entry }) => entry).join()).not.toMatch(/nobody@qiming|guessed/)
  })

  it('who went', async () => {
    const cookie = (await signIn('han@qiming.example', 'a long enough phrase 42')).headers.getSetCookie().map((part) => part.split(';')[0]).join('; ')
    expect((await send('/api/auth/sign-out', { method: 'POST', headers: { cookie } })).status).toBe(200)
    expect((await trail({ action: 'SIGN_OUT' }))[0]).toMatchObject({ ...place, actor: { name: '韩梅' } })
  })

  it('whose sessions were ended, when the password was set anew', async () => {
    await signIn('han@qiming.example', 'a long enough phrase 42')
    await test.identity.setPassword(person.personId, 'another long phrase 43')
    expect((await trail({ action: 'SIGN_OUT' }))[0]).toMatchObject({ recordId: `Person:${person.personId}`, changes: [{ field: 'sessions', after: 0 }] })
  })

  it('who got an API token and lost it, without its secret', async () => {
    const token = await test.identity.createToken(person.personId, { name: 'nightly sync' })
    await test.identity.revokeToken(person.personId, token.id)
    const found = await trail({ model: 'ApiToken', recordId: `ApiToken:${token.id}` })
    expect(found.map(({ action }) => action)).toEqual(['UPDATE', 'CREATE'])
    const { rows } = await test.app.database.pool.query<{ entry: string }>("select to_jsonb(e)::text as entry from core.history_entry e where model = 'ApiToken'")
    expect(rows.some(({ entry }) => entry.includes('nightly sync'))).toBe(true)
    expect(rows.some(({ entry }) => entry.includes(token.token.slice(-43)))).toBe(false)
  })
})

describe('a program', () => {
  it.each([
    [firefox, 'Firefox on Linux'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', 'Chrome on Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0', 'Edge on Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari on iOS'],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0', 'WeChat on Android'],
    ['curl/8.5.0', 'curl'],
    ['', null],
  ])('%s is %s', (userAgent, kind) => expect(clientKind(userAgent)).toBe(kind))
})
