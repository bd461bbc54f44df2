import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

let test: TestApp
let admin: TestCaller
let otherAdmin: TestCaller
let manager: TestCaller
let auditor: TestCaller
let cookie: string

beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  admin = await test.as('SYSADMIN', { name: 'Ada' })
  otherAdmin = await test.as('SYSADMIN', { name: 'Otto' })
  manager = await test.as('MANAGER', { name: 'Mei', unit: 'north', heads: true })
  auditor = await test.as('AUDITOR')
})
afterAll(() => test.close())
beforeEach(async () => { cookie = await signIn(admin) })

/** A session in the browser: the cookie alone says who asks. */
async function signIn({ personId }: TestCaller): Promise<string> {
  const { token } = await test.identity.issueSignInLink(personId, { validFor: 60 })
  const { cookies } = await test.identity.redeemSignInLink(token, { ip: '198.51.100.7', userAgent: 'test' })
  return cookies.map((one) => one.split(';')[0]).join('; ')
}

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await test.handler.fetch(new Request(`http://tenon${path}`, { method, headers: { cookie, origin: 'http://tenon', host: 'tenon', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }), { ip: '198.51.100.7' })
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, body: (isJson ? await response.json() : await response.text()) as Record<string, unknown> }
}

const personOf = ({ personId }: TestCaller): string => `Person:${personId}`
const act = (as: TestCaller, reason: unknown = 'Ticket 42: her list is empty') => send('POST', '/api/acting', { personId: personOf(as), reason })
const boot = async () => (await send('GET', '/boot.json')).body as unknown as { me: { id: string }; acting: object | null; permissions: Record<string, string> }
const codeOf = ({ body }: { body: unknown }): string | undefined => JSON.stringify(body).match(/"code":"(\w+)"/)?.[1]

describe('an administrator who acts as somebody', () => {
  it('has that person\'s rights and sees it said, until she stops', async () => {
    expect(await act(manager)).toMatchObject({ status: 200, body: { until: expect.any(String) as string } })
    expect(await boot()).toMatchObject({ me: { id: personOf(manager), name: 'Mei' }, acting: { kind: 'impersonation', name: 'Ada' } })
    expect((await boot()).permissions).not.toHaveProperty('core:audit')
    expect(codeOf(await send('POST', '/graphql', { query: '{ auditEntries { nodes { id } } }' }))).toBe('AUDIT_NOT_ALLOWED')
    expect((await send('DELETE', '/api/acting')).status).toBe(204)
    expect(await boot()).toMatchObject({ me: { id: personOf(admin) }, acting: null })
  })

  it('leaves her own name beside the person\'s on everything, from the beginning to the end', async () => {
    await act(manager)
    await send('POST', '/graphql', { query: 'mutation { saveView(input: { resource: "Person", name: "x", state: "", shared: false }) { __typename } }' })
    await send('GET', '/api/export/Person.csv')
    await send('DELETE', '/api/acting')
    const trail = await auditor.graphql<{ auditEntries: { nodes: Record<string, unknown>[] } }>('query ($filter: AuditFilter) { auditEntries(filter: $filter) { nodes { action model ip actor { name } impersonator { name } changes { field after } } } }', { filter: { personId: personOf(manager), from: new Date(Date.now() - 60_000).toISOString() } })
    const entries = trail.data!.auditEntries.nodes.filter(({ impersonator }) => impersonator !== null)
    for (const entry of entries) expect(entry).toMatchObject({ actor: { name: 'Mei' }, impersonator: { name: 'Ada' } })
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['SIGN_IN', 'EXPORT', 'SIGN_OUT']))
    expect(entries.find(({ action }) => action === 'SIGN_IN')).toMatchObject({ ip: '198.51.100.7', changes: expect.arrayContaining([{ field: 'reason', after: 'Ticket 42: her list is empty' }]) as unknown })
  })

  it('never touches passwords, second steps, sessions and tokens of the person', async () => {
    await act(manager)
    const tries = [['POST', '/api/account/password', { newPassword: 'a long enough phrase 42' }], ['GET', '/api/account/sessions'], ['POST', '/api/account/tokens', { name: 'x' }], ['GET', '/api/account/second-step'], ['POST', '/api/account/second-step', { password: '' }]] as const
    for (const [method, path, body] of tries) expect(await send(method, path, body)).toMatchObject({ status: 403, body: { code: 'ACTING_AS_SOMEBODY' } })
    expect(await test.identity.listTokens(manager.personId)).toHaveLength(1)
  })

  it('gets no way in for anybody, even from a person who could give one', async () => {
    const { rows: [role] } = await test.app.database.pool.query<{ id: string }>("select id from core.role where key = 'DIRECTOR'")
    const inviter = await test.as('DIRECTOR', { name: 'Ines' })
    await test.app.base['rolePermission']!['create']!({ data: { roleId: role!.id, permission: 'core:users', scope: 'ALL' } })
    test.app.forgetPrincipals()
    await act(inviter)
    expect((await boot()).permissions).not.toHaveProperty('core:users')
    expect(codeOf(await send('POST', '/graphql', { query: `mutation { inviteUser(input: { personId: "${personOf(manager)}" }) { __typename ... on Error { code } } }` }))).toBe('FORBIDDEN')
  })

  it('changes nothing that the person keeps for herself, and makes herself nobody\'s deputy', async () => {
    await act(manager)
    const input = { deputyId: personOf(admin), from: test.app.today(), lastDay: test.app.today() }
    const delegated = await send('POST', '/graphql', { query: 'mutation ($input: DelegateInput!) { result: delegate(input: $input) { __typename ... on Error { code } } }', variables: { input } })
    expect(codeOf(delegated)).toBe('FORBIDDEN')
    const kept = await send('POST', '/graphql', { query: 'mutation { result: setPersonalSetting(input: { key: "home", value: 1 }) { __typename } }' })
    expect(kept.body).not.toMatchObject({ data: { result: { __typename: 'SetPersonalSettingPayload' } } })
  })

  it('is herself again when the hour is over, or when she may no longer', async () => {
    await act(manager)
    await test.app.base['authSession']!['updateMany']!({ where: { actingAsId: manager.personId }, data: { actingUntil: new Date(Date.now() - 1) } })
    expect(await boot()).toMatchObject({ me: { id: personOf(admin) }, acting: null })
    const temporary = await test.as('SYSADMIN')
    cookie = await signIn(temporary)
    await act(manager)
    await test.app.base['roleHolder']!['deleteMany']!({ where: { personId: temporary.personId } })
    test.app.forgetPrincipals()
    expect(await boot()).toMatchObject({ me: { id: personOf(temporary) }, acting: null })
    expect(await test.app.base['authSession']!['count']!({ where: { user: { personId: temporary.personId }, actingAsId: { not: null } } })).toBe(0)
  })

  it('does not make another tab write by that name', async () => {
    const own = { 'tenon-person': personOf(admin) }
    await act(manager)
    expect(codeOf(await send('POST', '/graphql', { query: '{ me { id } }' }, own))).toBe('PERSON_CHANGED')
    expect(codeOf(await send('POST', '/graphql', { query: '{ me { id } }' }, { 'tenon-person': personOf(manager) }))).toBeUndefined()
    await send('DELETE', '/api/acting')
    expect(codeOf(await send('POST', '/graphql', { query: '{ me { id } }' }, own))).toBeUndefined()
  })
})

describe('acting as somebody is refused', () => {
  it.each(['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'AUDITOR'] as const)('to %s', async (role) => {
    cookie = await signIn(await test.as(role))
    expect(await act(manager)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
  })

  it('as another administrator, as oneself, as a second person, as nobody and as who has left', async () => {
    expect(codeOf(await act(otherAdmin))).toBe('ACTING_AS_ADMINISTRATOR')
    expect(codeOf(await act(admin))).toBe('ACTING_AS_ONESELF')
    expect(codeOf(await send('POST', '/api/acting', { personId: 'Person:00000000-0000-0000-0000-00000000000f', reason: 'curious' }))).toBe('PERSON_UNKNOWN')
    expect(codeOf(await send('POST', '/api/acting', { personId: 7, reason: 'curious' }))).toBe('PERSON_UNKNOWN')
    const gone = await test.as('REP')
    await test.app.base['person']!['update']!({ where: { id: gone.personId }, data: { active: false } })
    expect(codeOf(await act(gone))).toBe('PERSON_INACTIVE')
    await act(manager)
    expect(codeOf(await act(auditor))).toBe('ACTING_ALREADY')
  })

  it('without a reason', async () => {
    for (const reason of [undefined, '', '  ', 7]) expect(codeOf(await send('POST', '/api/acting', { personId: personOf(manager), reason }))).toBe('ACTING_REASON_MISSING')
  })

  it('to a program, and to a page of another origin', async () => {
    const response = await admin.fetch('/api/acting', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId: personOf(manager), reason: 'curious' }) })
    expect(await response.json()).toMatchObject({ code: 'SESSION_REQUIRED' })
    expect(codeOf(await send('POST', '/api/acting', { personId: personOf(manager), reason: 'curious' }, { origin: 'https://evil.example' }))).toBe('ORIGIN_REFUSED')
    expect((await boot()).acting).toBeNull()
  })
})
