import { core } from '@tenon/core/sdk'
import { describe, expect, it } from 'vitest'
import { createClient, type SdkError } from '../src/index.ts'

const answering = (...answers: (Response | Error)[]) => {
  const requests: Request[] = []
  const fake: typeof fetch = async (input, init) => {
    requests.push(new Request(input, init))
    const next = answers.shift()!
    if (next instanceof Error) throw next
    return next
  }
  return { requests, client: createClient({ url: 'http://tenon/graphql', token: 'tnn_x', fetch: fake }) }
}
const json = (body: unknown, status = 200): Response => Response.json(body, { status })
const failure = async (work: Promise<unknown>): Promise<SdkError> => work.then(() => { throw new Error('it did not fail') }, (error: SdkError) => error)

describe('the client', () => {
  it('sends text and variables with the token, and gives the data', async () => {
    const { client, requests } = answering(json({ data: { me: { name: 'Ann' } } }))
    expect(await client.execute('query ($id: ID!) { person(id: $id) { name } }', { id: 'Person:1' })).toEqual({ me: { name: 'Ann' } })
    expect(requests[0]!.headers.get('authorization')).toBe('Bearer tnn_x')
    expect(await requests[0]!.json()).toEqual({ query: 'query ($id: ID!) { person(id: $id) { name } }', variables: { id: 'Person:1' } })
  })

  it('asks for a field that is called `on`, which stands before members elsewhere', async () => {
    const texts: string[] = []
    const answer = { calendarDays: { nodes: [{ on: '2026-01-01', name: 'New Year' }] } }
    const client = createClient({ url: 'http://tenon/graphql', token: 'x', modules: [core], onRequest: ({ text }) => void texts.push(text), fetch: () => Promise.resolve(json({ data: answer })) })
    expect(await client.query({ calendarDays: { nodes: { on: true, name: true } } })).toEqual(answer)
    expect(texts).toEqual(['query{calendarDays{nodes{on name}}}'])
  })

  it('tries a query again after a network fault and a 503', async () => {
    const { client, requests } = answering(new TypeError('down'), json({}, 503), json({ data: { ok: 1 } }))
    expect(await client.execute('{ ok }')).toEqual({ ok: 1 })
    expect(requests).toHaveLength(3)
  })

  it('never tries a mutation again', async () => {
    const { client, requests } = answering(new TypeError('down'), json({ data: {} }))
    expect((await failure(client.execute('mutation { pay }'))).kind).toBe('network')
    expect(requests).toHaveLength(1)
  })

  it('throws one error class, with the code, the path and the request id', async () => {
    const { client } = answering(json({ errors: [{ message: 'Query is too deep', path: ['a', 0], extensions: { code: 'QUERY_TOO_COMPLEX', requestId: 'r1' } }] }, 400))
    expect(await failure(client.execute('{ a }'))).toMatchObject({ kind: 'graphql', code: 'QUERY_TOO_COMPLEX', path: ['a', 0], requestId: 'r1', status: 400 })
  })

  it('can be aborted', async () => {
    const stop = new AbortController()
    stop.abort()
    const client = createClient({ url: 'http://tenon/graphql', token: 'x', fetch: (_url, init) => (init?.signal?.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve(json({ data: {} }))) })
    expect((await failure(client.execute('{ a }', {}, { signal: stop.signal }))).kind).toBe('aborted')
  })

  it('waits as long as the server asks for, and gives up after its repeats', async () => {
    const busy = () => new Response('{}', { status: 429, headers: { 'retry-after': '1' } })
    const began = Date.now()
    const { client, requests } = answering(busy(), json({ data: { ok: 1 } }))
    await client.execute('{ ok }')
    expect(Date.now() - began).toBeGreaterThanOrEqual(990)
    expect(requests).toHaveLength(2)
    const down = answering(json({}, 500), json({}, 500), json({}, 500), json({}, 500))
    expect(await failure(down.client.execute('{ ok }'))).toMatchObject({ kind: 'http', status: 500 })
    expect(down.requests).toHaveLength(3)
  })

  it('does not try again what was wrong', async () => {
    const { client, requests } = answering(json({ errors: [{ message: 'no' }] }, 400), json({ data: {} }))
    expect((await failure(client.execute('{ a }'))).kind).toBe('graphql')
    expect(requests).toHaveLength(1)
  })

  it('gives up after its timeout, and during the wait for a repeat when it is aborted', async () => {
    const never: typeof fetch = (_url, init) => new Promise((_resolve, reject) => init!.signal!.addEventListener('abort', () => reject(new Error('aborted'))))
    expect((await failure(createClient({ url: 'http://tenon', token: 'x', fetch: never }).execute('{ a }', {}, { timeout: 20 }))).kind).toBe('timeout')
    const stop = new AbortController()
    const { client } = answering(new Response('{}', { status: 503, headers: { 'retry-after': '60' } }))
    setTimeout(() => stop.abort(), 50)
    expect((await failure(client.execute('{ a }', {}, { signal: stop.signal }))).kind).toBe('aborted')
  })

  it('shows each attempt to its hooks, which may add headers', async () => {
    const told: unknown[] = []
    const requests: Request[] = []
    const answers = [json({}, 503), json({ data: {} })]
    const client = createClient({
      url: 'http://tenon', token: async () => 'later', headers: { 'accept-language': 'zh-CN' },
      fetch: async (url, init) => {
        requests.push(new Request(url, init))
        return answers.shift()!
      },
      onRequest: ({ headers, attempt }) => void (headers['traceparent'] = `t-${attempt}`),
      onResponse: ({ attempt, status }) => void told.push([attempt, status]),
    })
    await client.execute('{ a }')
    expect(told).toEqual([[1, 503], [2, 200]])
    expect(requests.map(({ headers }) => [headers.get('traceparent'), headers.get('authorization'), headers.get('accept-language')])).toEqual([['t-1', 'Bearer later', 'zh-CN'], ['t-2', 'Bearer later', 'zh-CN']])
  })

  it('gives the data that there is beside the errors', async () => {
    const { client } = answering(json({ data: { a: 1, b: null }, errors: [{ message: 'no', path: ['b'], extensions: { code: 'FORBIDDEN' } }] }))
    expect(await client.queryPartial({ a: true, b: true } as never)).toMatchObject({ data: { a: 1, b: null }, errors: [{ code: 'FORBIDDEN', path: ['b'] }] })
  })

  it('sends big integers and dates as texts', async () => {
    const { client, requests } = answering(json({ data: {} }))
    await client.execute('{ a }', { big: 10n, day: new Date('2026-01-02T00:00:00Z') })
    expect(((await requests[0]!.json()) as { variables: unknown }).variables).toEqual({ big: '10', day: '2026-01-02T00:00:00.000Z' })
  })
})
