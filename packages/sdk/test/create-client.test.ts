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
})
