import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, openApp, schemaReader, type AppFixture } from './open-app.ts'

let fixture: AppFixture
let rate = 0

beforeAll(async () => {
  fixture = await openApp((app) => ({ ...app, settings: { ...app.settings, rateLimit: { take: async () => rate } } }))
})
afterAll(() => fixture.close())

const json = { 'content-type': 'application/json' }
const body = JSON.stringify({ query: '{ me { name } }' })
const codeOf = async (response: Response) => ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code
const post = (init: RequestInit) => fixture.ask('/graphql', { method: 'POST', body, ...init, headers: { ...json, ...(init.headers as Record<string, string>) } })
const anonymous = (path: string, init: RequestInit = {}) => fixture.handler.fetch(new Request(address + path, init))

describe('who may ask', () => {
  it('is nobody without a session or token', async () => {
    const response = await anonymous('/graphql', { method: 'POST', headers: json, body })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) as string } }] })
  })

  it('is nobody with a bad token: 401, not 500', async () => {
    const response = await anonymous('/graphql', { method: 'POST', headers: { ...json, authorization: 'Bearer nonsense' }, body })
    expect([response.status, await codeOf(response)]).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('is nobody with a cookie that is not ours', async () => {
    for (const cookie of ['tenon.session_token=x.y', 'tenon.session_token=%', 'a=b; ; =; tenon.session_token']) {
      const response = await anonymous('/graphql', { method: 'POST', headers: { ...json, cookie, origin: address }, body })
      expect(response.status).toBe(401)
    }
  })

  it('is the person of a token or a session', async () => {
    expect(await (await post({})).json()).toEqual({ data: { me: { name: '李雷' } } })
    const cookie = await fixture.signIn()
    const response = await anonymous('/graphql', { method: 'POST', headers: { ...json, cookie, origin: address, host: 'localhost:4000' }, body })
    expect(await response.json()).toEqual({ data: { me: { name: '李雷' } } })
  })
})

describe('requests that a foreign page can make a browser send', () => {
  it('are refused when they come from a foreign origin, or hide where they come from', async () => {
    const cookie = await fixture.signIn()
    const origins: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4000.evil.example' },
      { origin: 'http://localhost:40000' },
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const origin of origins) {
      const response = await anonymous('/graphql', { method: 'POST', headers: { ...json, cookie, host: 'localhost:4000', ...origin }, body })
      expect([origin, response.status]).toEqual([origin, 403])
    }
  })

  it('are refused with any body but JSON: forms, files, plain text, compressed', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'text/plain; application/json', 'application/jsonp', '']
    for (const type of types) expect([type, (await post({ headers: { 'content-type': type } })).status]).toEqual([type, 415])
    expect((await post({ headers: { 'content-encoding': 'gzip' } })).status).toBe(415)
  })

  it('change nothing by GET', async () => {
    const response = await fixture.ask(`/graphql?query=${encodeURIComponent('mutation { rename(name: "x") { name } }')}`)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  it('get no permission to read the answer: there are no CORS headers', async () => {
    const response = await post({ headers: { origin: 'https://evil.example' } })
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await anonymous('/graphql', { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } })).status).toBe(405)
  })

  it('may read by GET, as ordinary clients do', async () => {
    const response = await fixture.ask(`/graphql?query=${encodeURIComponent('query ($t: String) { echo(text: $t) }')}&variables=${encodeURIComponent('{"t":"你好"}')}`)
    expect(await response.json()).toEqual({ data: { echo: '你好' } })
    expect(await codeOf(await fixture.ask('/graphql?query={me{name}}&variables={broken'))).toBe('BAD_USER_INPUT')
  })
})

describe('a body', () => {
  it('that is not JSON is refused without being repeated', async () => {
    const response = await post({ body: '<script>alert("hunter2")</script>' })
    const text = await response.text()
    expect(response.status).toBe(400)
    expect(text).toContain('BODY_INVALID')
    expect(text).not.toContain('hunter2')
  })

  it('must be an object with a query, and one only', async () => {
    const cases: [string, string][] = [
      ['[{"query":"{ me { name } }"},{"query":"{ me { name } }"}]', 'BATCH_REFUSED'],
      ['null', 'BODY_INVALID'],
      ['"query"', 'BODY_INVALID'],
      ['', 'BODY_INVALID'],
      ['{}', 'BAD_REQUEST'],
      ['{"query":42}', 'BAD_REQUEST'],
      ['{"query":"{ me { name } }","variables":"x"}', 'BAD_REQUEST'],
      ['{"query":"{ me { name"}', 'GRAPHQL_PARSE_FAILED'],
      ['{"query":"{ salary }"}', 'GRAPHQL_VALIDATION_FAILED'],
      ['{"query":"query ($t: String!) { echo(text: $t) }"}', 'BAD_USER_INPUT'],
    ]
    for (const [text, code] of cases) expect([text, await codeOf(await post({ body: text }))]).toEqual([text, code])
  })

  it('larger than 1 MB is refused, announced or not', async () => {
    const large = JSON.stringify({ query: '{ me { name } }', variables: { text: 'x'.repeat(1_000_000) } })
    const announced = await post({ body: large, headers: { 'content-length': String(large.length) } })
    expect([announced.status, await codeOf(announced)]).toEqual([413, 'BODY_TOO_LARGE'])
    const chunks = new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(100_000))) })
    const endless = await post({ body: chunks, duplex: 'half' } as RequestInit)
    expect([endless.status, await codeOf(endless)]).toEqual([413, 'BODY_TOO_LARGE'])
  })

  it('nested thousands of levels deep is refused before anybody walks it', async () => {
    const filter = '{"not":'.repeat(20_000) + '{}' + '}'.repeat(20_000)
    expect(await codeOf(await post({ body: `{"query":"query ($f: TextFilter) { echo(filter: $f) }","variables":{"f":${filter}}}` }))).toBe('BODY_INVALID')
    expect(await codeOf(await post({ body: '['.repeat(400_000) }))).toBe('BODY_INVALID')
  })

  it('with a NUL character, which the database cannot store, is a bad request and no fault of ours', async () => {
    const query = 'query ($t: String) { echo(text: $t) }'
    expect(await codeOf(await post({ body: JSON.stringify({ query, variables: { t: 'a\0b' } }) }))).toBe('BODY_INVALID')
    expect(await codeOf(await post({ body: JSON.stringify({ query: '{ echo(text: "a\\u0000b") }' }) }))).toBe('BODY_INVALID')
    expect(await (await post({ body: JSON.stringify({ query, variables: { t: 'the text \\u0000' } }) })).json()).toEqual({ data: { echo: 'the text \\u0000' } })
    expect(await codeOf(await post({ body: new Uint8Array([0x7b, 0xff, 0x7d]) }))).toBe('BODY_INVALID')
  })

  it('may carry odd texts', async () => {
    for (const text of ['\ud800', '\u202eRTL', '🧨'.repeat(1_000), "'; drop table person; --", '${7*7}', '\u2028']) {
      const answer = await fixture.query('query ($t: String) { echo(text: $t) }', { t: text })
      expect(answer.errors).toBeUndefined()
    }
  })
})

describe('errors', () => {
  it('of the business come with their code and sentence', async () => {
    const { status, data, errors } = await fixture.query('{ me { name } refused }')
    expect([status, data]).toEqual([200, { me: { name: '李雷' }, refused: null }])
    expect(errors).toMatchObject([{ message: 'Deal A-1 is closed.', path: ['refused'], extensions: { code: 'DEAL_CLOSED' } }])
  })

  it('that nobody foresaw are masked, keep the rest of the answer, and are logged with the request’s number', async () => {
    fixture.takeLog()
    const { status, data, errors } = await fixture.query('{ me { name broken } broken }')
    expect([status, data]).toEqual([200, { me: { name: '李雷', broken: null }, broken: null }])
    expect(JSON.stringify(errors)).not.toMatch(/hunter2|secret|stack/)
    const [first] = errors!
    expect(first!.extensions['code']).toBe('INTERNAL')
    expect(first!.message).toContain(first!.extensions['requestId'])
    const lines = fixture.takeLog().filter(({ level }) => level === 'error')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({ requestId: first!.extensions['requestId'], msg: 'field failed' })
    expect(JSON.stringify(lines)).toContain('hunter2')
  })

  it('do not repeat a long input', async () => {
    const response = await post({ body: JSON.stringify({ query: 'query ($f: TextFilter) { echo(filter: $f) }', variables: { f: 'x'.repeat(500_000) } }) })
    expect((await response.text()).length).toBeLessThan(1_000)
  })

  it('have no inner parts: no http, no original error, no stack', async () => {
    const texts = await Promise.all(['{ salary }', '{ me {', '{ broken }', '{ refused }'].map(async (query) => JSON.stringify(await fixture.query(query))))
    for (const text of texts) expect(text).not.toMatch(/"http"|originalError|stacktrace|node_modules/)
  })
})

describe('each answer', () => {
  it('carries the number of its request, the caller’s own where it is one', async () => {
    expect((await post({})).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect((await post({ headers: { 'x-request-id': 'proxy-12345678' } })).headers.get('x-request-id')).toBe('proxy-12345678')
    expect((await post({ headers: { 'x-request-id': 'a"} injected' } })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('is one line in the log, with who and how long, without secrets', async () => {
    const { token } = await fixture.identity.issueSignInLink(fixture.personId, { validFor: 60 })
    fixture.takeLog()
    await post({})
    await anonymous(`/sign-in/link?token=${token}`)
    const lines = fixture.takeLog()
    expect(lines[0]).toMatchObject({ level: 'info', msg: 'request', method: 'POST', path: '/graphql', status: 200, ms: expect.any(Number) as number, personId: fixture.personId, ip: '127.0.0.1' })
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toContain(token)
    expect(JSON.stringify(lines)).not.toContain(fixture.authorization.slice(7))
  })

  it('has the headers that keep a browser safe', async () => {
    const { headers } = await post({})
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.has('x-powered-by')).toBe(false)
  })

  it('refuses an idempotency key that is none', async () => {
    expect(await codeOf(await post({ headers: { 'idempotency-key': 'x'.repeat(256) } }))).toBe('BAD_USER_INPUT')
    expect((await post({ headers: { 'idempotency-key': 'order-1' } })).status).toBe(200)
  })
})

describe('a caller who asks too fast', () => {
  it('is told how long to wait', async () => {
    rate = 7
    const response = await post({})
    rate = 0
    expect([response.status, response.headers.get('retry-after'), await codeOf(response)]).toEqual([429, '7', 'RATE_LIMITED'])
  })
})

describe('the rules of GraphQL over HTTP', () => {
  it('are kept: all audits of graphql-http pass for a caller who may introspect', async () => {
    const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> => {
      const headers = new Headers(init.headers)
      headers.set('authorization', fixture.authorization)
      headers.set('user-agent', schemaReader)
      return fixture.handler.fetch(new Request(url, { ...init, headers }))
    }
    const audits = serverAudits({ url: `${address}/graphql`, fetchFn })
    const results = await Promise.all(audits.map(async (audit) => audit.fn()))
    const faults = results.filter(({ status }) => status !== 'ok').map((result) => `${result.name}: ${'reason' in result ? result.reason : ''}`)
    expect(results.length).toBeGreaterThan(50)
    expect(faults).toEqual([])
  })
})
