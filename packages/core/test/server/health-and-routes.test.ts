import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreFolder } from '../../src/composition/composition.ts'
import { openClient } from '../../src/database/open-client.ts'
import { createIdentity } from '../../src/identity/index.ts'
import { createHandler, type App } from '../../src/server/index.ts'
import { address, openApp, type AppFixture } from './open-app.ts'

let fixture: AppFixture
let isReady: App['isReady'] = async () => ({ ready: true, checks: { database: true } })

beforeAll(async () => {
  fixture = await openApp((app) => ({
    ...app,
    isReady: () => isReady(),
    routes: [
      { method: 'GET', path: '/api/import/runs/:id', handler: async (_request, { params, caller }) => Response.json({ ...params, who: caller?.personId }) },
      { method: 'GET', path: '/api/export/:resource.csv', handler: async (_request, { params, request }) => Response.json({ ...params, who: (await request()).principal.personId }) },
      { method: 'POST', path: '/api/import/preview', bodyLimit: 2_000_000, handler: async (request) => new Response(String((await request.arrayBuffer()).byteLength)) },
      { method: 'POST', path: '/api/import/runs', handler: async (request, { meta }) => Response.json([await request.text(), meta.source, meta.idempotencyKey]) },
      { method: 'GET', path: '/api/open', access: 'public', handler: async () => new Response('open') },
      { method: 'GET', path: '/api/broken', handler: () => Promise.reject(new Error('hunter2')) },
    ],
  }))
})
afterAll(() => fixture.close())

const get = (path: string, init: RequestInit = {}) => fixture.handler.fetch(new Request(address + path, init))

describe('/healthz', () => {
  it('says that the process lives, whatever the database does', async () => {
    isReady = () => Promise.reject(new Error('database gone'))
    expect((await get('/healthz')).status).toBe(200)
  })
})

describe('/readyz', () => {
  it('says whether requests can be answered, with what is amiss', async () => {
    isReady = async () => ({ ready: false, checks: { database: true, migrations: false } })
    const response = await get('/readyz')
    expect([response.status, await response.json()]).toEqual([503, { ready: false, checks: { database: true, migrations: false } }])
    isReady = async () => ({ ready: true, checks: { database: true, migrations: true } })
    expect((await get('/readyz')).status).toBe(200)
  })

  it('says no when the check itself fails', async () => {
    isReady = () => Promise.reject(new Error('hunter2'))
    const response = await get('/readyz')
    expect([response.status, await response.text()]).toEqual([503, '{"ready":false,"checks":{"database":false}}'])
  })

  it('says no while the server is about to stop', async () => {
    isReady = async () => ({ ready: true, checks: {} })
    const handler = createHandler(fixture.app)
    handler.drain()
    expect((await handler.fetch(new Request(`${address}/readyz`))).status).toBe(503)
    expect((await handler.fetch(new Request(`${address}/healthz`))).status).toBe(200)
  })
})

describe('further routes', () => {
  it('get their parameters and the caller', async () => {
    expect(await (await fixture.ask('/api/import/runs/a%20b')).json()).toEqual({ id: 'a b', who: fixture.personId })
    expect(await (await fixture.ask('/api/export/opportunities.csv')).json()).toEqual({ resource: 'opportunities', who: fixture.personId })
  })

  it('are for signed-in callers unless they say otherwise', async () => {
    expect((await get('/api/import/runs/1')).status).toBe(401)
    expect(await (await get('/api/open')).text()).toBe('open')
  })

  it('take only their methods and exactly their addresses', async () => {
    const wrong = await fixture.ask('/api/import/preview')
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
    for (const path of ['/api/import/runs/1/2', '/api/export/x.csvx', '/api/export/x', '/api/export/.csv', '/api/import/runs/']) expect([path, (await fixture.ask(path)).status]).toEqual([path, 404])
    expect((await fixture.ask('/api/import/runs/%E0%A4%A')).status).toBe(400)
  })

  it('take a body up to their own limit', async () => {
    const upload = (path: string, size: number) => fixture.ask(path, { method: 'POST', body: new Uint8Array(size) })
    expect(await (await upload('/api/import/preview', 1_900_000)).text()).toBe('1900000')
    expect((await upload('/api/import/preview', 2_000_001)).status).toBe(413)
    expect((await upload('/api/import/runs', 1_000_001)).status).toBe(413)
  })

  it('are told where the request comes from', async () => {
    const response = await fixture.ask('/api/import/runs', { method: 'POST', body: 'x', headers: { 'x-tenon-client': 'web', 'idempotency-key': 'run-1' } })
    expect(await response.json()).toEqual(['x', 'web', 'run-1'])
  })

  it('that fail are masked and logged', async () => {
    fixture.takeLog()
    const response = await fixture.ask('/api/broken')
    const text = await response.text()
    expect([response.status, text.includes('hunter2')]).toEqual([500, false])
    expect(JSON.parse(text)).toMatchObject({ code: 'INTERNAL', requestId: response.headers.get('x-request-id') })
    expect(fixture.takeLog()).toMatchObject([{ level: 'error', msg: 'request failed' }, { level: 'info', status: 500 }])
  })

  it('of addresses that nobody knows are 404 in the same form', async () => {
    const response = await fixture.ask('/api/unknown')
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'PATH_UNKNOWN', message: 'There is nothing at /api/unknown. Check the address.' }])
  })
})

describe('a database that does not answer', () => {
  it('is 503 UNAVAILABLE everywhere, never 401 and never 500', async () => {
    const pool = new pg.Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 500 })
    const base = await openClient({ kind: 'server', cancellable: (work) => work(), pool, analyze: async () => {}, close: () => pool.end() }, `${coreFolder}.tenon-test/identity`)
    const identity = await createIdentity({ base, secret: 's'.repeat(40), publicUrl: address, passwordCost: 10 })
    const handler = createHandler({ ...fixture.app, identity })
    const headers = { authorization: fixture.authorization, 'content-type': 'application/json' }
    const answers = await Promise.all([
      handler.fetch(new Request(`${address}/graphql`, { method: 'POST', headers, body: '{"query":"{ me { name } }"}' })),
      handler.fetch(new Request(`${address}/boot.json`, { headers })),
      handler.fetch(new Request(`${address}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"email":"a@b.cd","password":"x"}' })),
    ])
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await answer.text()).toContain('UNAVAILABLE')
    }
    await base.$disconnect()
    await pool.end()
  })
})
