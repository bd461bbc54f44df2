import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { office } from './open-identity.ts'

let test: TestApp
let admin: TestCaller
let cookie: string

beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  admin = await test.as('SYSADMIN')
  cookie = await sessionOf(admin.personId)
})
afterAll(() => test.close())

async function sessionOf(personId: string): Promise<string> {
  const { token } = await test.identity.issueSignInLink(personId, { validFor: 60 })
  return (await test.identity.redeemSignInLink(token, office)).cookies.map((line) => line.split(';')[0]).join('; ')
}

interface Made { readonly id: string; readonly token: string; readonly code?: string }

const call = (path: string, method: string, body?: object, as = cookie) => test.handler.fetch(new Request(`http://tenon/api/account/${path}`, { method, headers: { cookie: as, host: 'tenon', origin: 'http://tenon', 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) }))
const make = async (body: object, as = cookie) => {
  const response = await call('tokens', 'POST', body, as)
  return { status: response.status, ...((await response.json()) as Made) }
}
const graphql = async (token: string, query: string) => (await (await test.handler.fetch(new Request('http://tenon/graphql', { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ query }) }))).json()) as { data: Record<string, { code?: string; totalCount?: number }> | null }
const createPerson = (token: string, name: string) => graphql(token, `mutation { createPerson(input: { name: "${name}" }) { ... on Error { code } } }`)

describe('an API token of my own', () => {
  it('is shown once, listed by its beginning and last use, and revoked', async () => {
    const { id, token, status } = await make({ name: 'report', expiresAt: '2099-01-01T00:00:00Z' })
    expect(status).toBe(201)
    await graphql(token, '{ people { totalCount } }')
    const text = await (await call('tokens', 'GET')).text()
    expect(text).not.toContain(token)
    const listed = (JSON.parse(text) as { tokens: { id: string; prefix: string; lastUsedAt: string | null }[] }).tokens.find((row) => row.id === id)!
    expect(token.startsWith(listed.prefix)).toBe(true)
    expect(listed.lastUsedAt).not.toBeNull()
    expect((await call(`tokens/${id}`, 'DELETE')).status).toBe(204)
    expect((await call(`tokens/${id}`, 'DELETE')).status).toBe(404)
    expect((await graphql(token, '{ people { totalCount } }')) as object).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  it('without limits does what its person may', async () => {
    const { token } = await make({ name: 'everything' })
    expect((await createPerson(token, 'Made')).data!['createPerson']).toEqual({})
  })

  it('that may only read reads what its person reads, and changes nothing', async () => {
    const { token } = await make({ name: 'reader', scopes: 'read-only' })
    expect((await graphql(token, '{ people { totalCount } }')).data!['people']!.totalCount).toBeGreaterThan(0)
    expect((await createPerson(token, 'Never')).data!['createPerson']).toEqual({ code: 'TOKEN_READ_ONLY' })
    expect(await test.app.base['person']!['findMany']!({ where: { name: 'Never' } })).toEqual([])
  })

  it('with a list of permissions has those and no other', async () => {
    const directory = await make({ name: 'directory', scopes: ['core:directory'] })
    expect((await createPerson(directory.token, 'Allowed')).data!['createPerson']).toEqual({})
    const users = await make({ name: 'users', scopes: ['core:users'] })
    expect((await createPerson(users.token, 'Refused')).data!['createPerson']!.code).toBeDefined()
    expect(await test.app.base['person']!['findMany']!({ where: { name: 'Refused' } })).toEqual([])
  })

  it('never gets what its person does not have', async () => {
    const rep = await test.as('REP')
    const session = await sessionOf(rep.personId)
    expect(await make({ name: 'more', scopes: ['core:roles'] }, session)).toMatchObject({ status: 422, code: 'TOKEN_SCOPES_INVALID' })
    expect(await make({ name: 'all', scopes: 'everything' }, session)).toMatchObject({ status: 422, code: 'TOKEN_SCOPES_INVALID' })
    const { token } = await make({ name: 'plain' }, session)
    expect((await createPerson(token, 'Above')).data!['createPerson']!.code).toBeDefined()
  })

  it('needs a name and a future', async () => {
    expect(await make({ name: ' ' })).toMatchObject({ status: 422, code: 'TOKEN_NAME_MISSING' })
    expect(await make({ name: 'old', expiresAt: '2001-01-01' })).toMatchObject({ status: 422, code: 'TOKEN_EXPIRY_INVALID' })
    expect(await make({ name: 'odd', expiresAt: 'soon' })).toMatchObject({ status: 422, code: 'TOKEN_EXPIRY_INVALID' })
  })

  it('makes no other tokens', async () => {
    const answer = await admin.fetch('/api/account/tokens', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'child' }) })
    expect([answer.status, ((await answer.json()) as Made).code]).toEqual([403, 'SESSION_REQUIRED'])
  })
})
