import { describe, expect, it } from 'vitest'
import { createDataClient } from '../../src/data/client.ts'
import { DataError } from '../../src/data/data-error.ts'
import { createMetaStore } from '../../src/data/meta.ts'
import { retryingFetch } from '../../src/data/retrying-fetch.ts'
import { createImportClient, ImportRefused } from '../../src/screens/import/import-client.ts'
import { opportunityMeta } from './opportunity-meta.ts'

type Respond = (request: { body: { query: string; variables: Record<string, unknown> }; headers: Headers; signal: AbortSignal | null }) => Response | Promise<Response>

const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init })

function connect(respond: Respond) {
  const requests: { query: string; headers: Headers }[] = []
  let signedOut = 0
  const client = createDataClient({
    url: 'http://tenon.test/graphql',
    fetch: async (_url, init) => {
      const body = JSON.parse(String(init?.body)) as { query: string; variables: Record<string, unknown> }
      const headers = new Headers(init?.headers)
      requests.push({ query: body.query, headers })
      return respond({ body, headers, signal: init?.signal ?? null })
    },
    onUnauthenticated: () => signedOut++,
  })
  return { client, requests, signedOut: () => signedOut }
}

describe('the data client', () => {
  it('answers, and asks only once what it knows', async () => {
    const { client, requests } = connect(() => json({ data: { me: { __typename: 'Person', id: 'Person:1' } } }))
    expect(await client.query('{ me { id } }')).toMatchObject({ me: { id: 'Person:1' } })
    await client.query('{ me { id } }')
    expect(requests).toHaveLength(1)
    await client.query('{ me { id } }', {}, { fresh: true })
    expect(requests).toHaveLength(2)
  })

  it('shows anew what somebody else wrote, of the types that it watches, and everything where it is not known what was written', async () => {
    let name = 'Old'
    const { client, requests } = connect(() => json({ data: { me: { __typename: 'Person', id: 'Person:1', name } } }))
    const seen: unknown[] = []
    const stop = client.watch<{ me: { name: string } }>({ document: '{ me { id name } }', variables: {}, types: ['Person'] }, (answer) => answer.data && !answer.stale && seen.push(answer.data.me.name))
    await expect.poll(() => seen).toEqual(['Old'])
    name = 'New'
    client.touched(['Stage'])
    expect(requests).toHaveLength(1)
    client.touched(['Person'])
    await expect.poll(() => seen).toEqual(['Old', 'New'])
    name = 'Newest'
    client.touched(null)
    await expect.poll(() => seen).toEqual(['Old', 'New', 'Newest'])
    stop()
    client.touched(null)
    expect(requests).toHaveLength(3)
  })

  it('asks again what a write has touched, and tells who listens', async () => {
    let name = 'Old'
    const { client } = connect(({ body }) => {
      if (body.query.startsWith('mutation')) name = 'New'
      return json({ data: body.query.startsWith('mutation') ? { rename: null } : { me: { __typename: 'Person', id: 'Person:1', name } } })
    })
    const seen: unknown[] = []
    const stop = client.watch<{ me: { name: string } }>({ document: '{ me { id name } }', variables: {} }, (answer) => answer.data && !answer.stale && seen.push(answer.data.me.name))
    let told = 0
    const deaf = client.onWrite(['Stage'], () => (told += 100))
    client.onWrite(['Person'], () => told++)
    await expect.poll(() => seen).toEqual(['Old'])
    await client.mutate('mutation { rename }', {}, { types: ['Person'] })
    await expect.poll(() => seen.at(-1)).toBe('New')
    expect(told).toBe(1)
    stop()
    deaf()
  })

  it('knows what it wrote itself, of the types that it asks for again, and not what was not answered', async () => {
    let lose: (() => void) | undefined
    const { client, requests } = connect(({ body }) => (body.query.includes('lost') ? new Promise<Response>((_resolve, reject) => (lose = () => reject(new TypeError('connection lost')))) : json({ data: { rename: null } })))
    await client.mutate('mutation { rename }', {}, { types: ['Person'] })
    const id = requests[0]?.headers.get('x-request-id') ?? ''
    expect([client.wrote(id, 'Person'), client.wrote(id, 'Stage'), client.wrote('another', 'Person')]).toEqual([true, false, false])
    let told = 0
    client.onWrite(['Person'], () => told++)
    const failing = client.mutate('mutation { lost }', {}, { types: ['Person'] }).catch((error: unknown) => error)
    await expect.poll(() => lose).toBeDefined()
    const other = requests[1]?.headers.get('x-request-id') ?? ''
    client.wrote(other, 'Person') // its event comes, its answer does not
    lose?.()
    expect(await failing).toMatchObject({ kind: 'network' })
    expect([client.wrote(other, 'Person'), told]).toEqual([false, 1])
  })

  it('names every attempt to write, and repeats none', async () => {
    let tries = 0
    const { client, requests } = connect(() => {
      tries++
      throw new TypeError('connection lost')
    })
    await expect(client.mutate('mutation { x }', {}, { key: 'k1' })).rejects.toMatchObject({ kind: 'network' })
    expect([tries, requests[0]?.headers.get('idempotency-key')]).toEqual([1, 'k1'])
  })

  it('tells apart what went wrong', async () => {
    const answers: [Response, Partial<DataError>][] = [
      [json({ errors: [{ message: 'Something', extensions: { code: 'INTERNAL', requestId: 'r-7' } }] }), { kind: 'internal', requestId: 'r-7' }],
      [json({ errors: [{ message: 'Too many', extensions: { code: 'RATE_LIMITED' } }] }, { status: 429, headers: { 'content-type': 'application/json', 'retry-after': '12' } }), { kind: 'rate-limited', retryAfter: 12 }],
      [json({ errors: [{ message: 'Too complex', extensions: { code: 'QUERY_TOO_COMPLEX' } }] }, { status: 400 }), { kind: 'too-complex' }],
      [json({ errors: [{ message: 'No such field', extensions: { code: 'BAD_USER_INPUT' } }] }, { status: 400 }), { kind: 'invalid' }],
    ]
    for (const [response, expected] of answers) {
      const { client } = connect(() => response.clone())
      await expect(client.query('{ x }')).rejects.toMatchObject(expected)
    }
  })

  it('asks to sign in when nobody is, and keeps the page', async () => {
    const { client, signedOut } = connect(() => json({ errors: [{ message: 'Sign in', extensions: { code: 'UNAUTHENTICATED' } }] }, { status: 401 }))
    await expect(client.query('{ x }')).rejects.toMatchObject({ kind: 'unauthenticated' })
    expect(signedOut()).toBe(1)
  })

  it('gives a request up when the person goes elsewhere', async () => {
    let given = false
    const { client } = connect(({ signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => { given = true; reject(new DOMException('x', 'AbortError')) })))
    const going = new AbortController()
    const asked = client.query('{ x }', {}, { signal: going.signal })
    await new Promise((resolve) => setTimeout(resolve))
    going.abort()
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' })
    expect(given).toBe(true)
  })
})

describe('a read that meets a restarting server', () => {
  const waits: number[] = []
  const options = { attempts: 3, delay: (attempt: number) => attempt * 100, wait: async (milliseconds: number) => void waits.push(milliseconds) }

  it('is tried again with growing pauses, and then given up', async () => {
    waits.length = 0
    let tries = 0
    const send = retryingFetch(async () => (++tries < 3 ? new Response(null, { status: 503 }) : new Response('ok')), options)
    expect(await (await send('http://x')).text()).toBe('ok')
    expect([tries, waits]).toEqual([3, [100, 200]])
    await expect(retryingFetch(() => Promise.reject(new TypeError('lost')), options)('http://x')).rejects.toThrow('lost')
  })

  it('is not tried again where the server answered, whatever it answered', async () => {
    let tries = 0
    await retryingFetch(async () => (tries++, new Response(null, { status: 500 })), options)('http://x')
    expect(tries).toBe(1)
  })
})

describe('descriptions of resources', () => {
  it('are asked for once, and again after a failure', async () => {
    let broken = true
    let asked = 0
    const store = createMetaStore({ query: (async () => (asked++, broken ? Promise.reject(new DataError('network', 'gone')) : { resourceMeta: opportunityMeta() })) as never })
    await expect(store.get('Opportunity')).rejects.toBeInstanceOf(DataError)
    broken = false
    await Promise.all([store.get('Opportunity'), store.get('Opportunity')])
    expect([asked, store.known('Opportunity')?.name]).toEqual([2, 'Opportunity'])
  })

  it('leave out references to what the caller may not see', async () => {
    const meta = opportunityMeta()
    const blind = { ...meta, fields: meta.fields.map((field) => (field.name === 'owner' ? { ...field, reference: null } : field)) }
    const store = createMetaStore({ query: (async () => ({ resourceMeta: blind })) as never })
    expect((await store.get('Opportunity'))?.fields.some((field) => field.name === 'owner')).toBe(false)
  })
})

describe('the import API', () => {
  it('tells every problem of a mapping', async () => {
    const client = createImportClient(async () => json({ code: 'IMPORT_MAPPING_INVALID', message: 'Two problems.', fields: [{ message: 'One.' }, { message: 'Two.' }], requestId: 'r' }, { status: 422 }))
    const refusal: unknown = await client.start({ uploadId: 'u', mapping: 'x', dryRun: true }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ImportRefused)
    expect((refusal as ImportRefused).problems).toEqual(['One.', 'Two.'])
  })

  it('tells a lost connection from a refusal', async () => {
    const client = createImportClient(() => Promise.reject(new TypeError('lost')))
    await expect(client.cancel('1')).rejects.toMatchObject({ kind: 'network' })
  })
})
