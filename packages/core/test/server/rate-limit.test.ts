import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHandler, createRateLimit, readPerMinute, type Handler } from '../../src/server/index.ts'
import { address, openApp, type AppFixture } from './open-app.ts'

const perMinute = 1_000

let fixture: AppFixture
let now: number
let statements: number
/** Two processes on one database. */
let left: Handler
let right: Handler

beforeAll(async () => {
  fixture = await openApp()
})
afterAll(() => fixture.close())

beforeEach(async () => {
  await fixture.base.$executeRawUnsafe('delete from core.rate_allowance')
  now = Date.now()
  statements = 0
  ;[left, right] = [open(), open()]
})

function open(): Handler {
  const ask = <Row>(sql: string, values: readonly unknown[]): Promise<Row[]> => {
    statements++
    return fixture.base.$queryRawUnsafe<Row[]>(sql, ...values)
  }
  return createHandler({ ...fixture.app, settings: { ...fixture.app.settings, rateLimit: createRateLimit({ ask, perMinute, clock: () => now }) } })
}

/** Time goes by for the database and for the processes. */
async function wait(seconds: number): Promise<void> {
  now += seconds * 1000
  await fixture.base.$executeRawUnsafe(`update core.rate_allowance set at = at - interval '${seconds} seconds'`)
}

async function query(handler: Handler, rows: number, authorization = fixture.authorization): Promise<{ status: number; retryAfter: string | null; code: unknown }> {
  const body = JSON.stringify({ query: 'query ($n: Int) { people(first: $n) { nodes { name } } }', variables: { n: rows } })
  const response = await handler.fetch(new Request(`${address}/graphql`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body }))
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return { status: response.status, retryAfter: response.headers.get('retry-after'), code: errors?.[0]?.extensions.code }
}

/** Asks until it is refused, and says how often it was answered. */
async function exhaust(ask: () => Promise<{ status: number }>): Promise<number> {
  for (let answered = 0; answered < 10_000; answered++) if ((await ask()).status === 429) return answered
  return Infinity
}

const personal = async (): Promise<string> => `Bearer ${(await fixture.identity.createToken(fixture.personId, { name: 'other' })).token}`

describe('the rate of a caller', () => {
  it('is counted in records asked for, and then answered with 429 and the seconds to wait', async () => {
    expect(await exhaust(() => query(left, 99))).toBe(10)
    const { status, retryAfter, code } = await query(left, 99)
    expect({ status, code }).toEqual({ status: 429, code: 'RATE_LIMITED' })
    expect(Number(retryAfter)).toBeGreaterThan(0)
    expect(Number(retryAfter)).toBeLessThanOrEqual(7)
  })

  it('is free again after the seconds that were told', async () => {
    await exhaust(() => query(left, 99))
    const { retryAfter } = await query(left, 99)
    await wait(Number(retryAfter))
    expect((await query(left, 99)).status).toBe(200)
  })

  it('is one for all processes', async () => {
    const answered = await exhaust(() => query(left, 99))
    expect(answered).toBe(10)
    expect((await query(right, 99)).status).toBe(429)
  })

  it('is not gained by asking both at once', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, (_query, index) => query(index % 2 ? left : right, 99)))
    expect(all.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(10)
  })

  it('is another for each token, and for each address without one', async () => {
    await exhaust(() => query(left, 99))
    expect((await query(left, 99, await personal())).status).toBe(200)
    const knock = (ip: string) => left.fetch(new Request(`${address}/boot.json`), { ip })
    expect(await exhaust(() => knock('203.0.113.9'))).toBe(20)
    expect((await knock('203.0.113.10')).status).toBe(200)
    const refused = await knock('203.0.113.9')
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' })
  })

  it('is counted for tokens that are none by the address, so that they cannot be guessed', async () => {
    const guess = () => left.fetch(new Request(`${address}/graphql`, { method: 'POST', headers: { authorization: 'Bearer tnn_nothing', 'content-type': 'application/json' }, body: '{"query":"{ me { name } }"}' }), { ip: '203.0.113.11' })
    expect((await guess()).status).toBe(401)
    expect(await exhaust(guess)).toBeLessThanOrEqual(20)
  })

  it('costs most requests no statement, also those that are refused', async () => {
    for (let index = 0; index < 20; index++) expect((await query(left, 1)).status).toBe(200)
    expect(statements).toBe(1)
    await exhaust(() => query(left, 99))
    statements = 0
    for (let index = 0; index < 20; index++) expect((await query(left, 99)).status).toBe(429)
    expect(statements).toBe(0)
  })

  it('loses what a process took in advance and did not use', async () => {
    await query(left, 1)
    now += 11_000
    statements = 0
    await query(left, 1)
    expect(statements).toBe(1)
  })

  it('does not slow down pages, scripts and probes', async () => {
    await exhaust(() => query(left, 99))
    expect((await left.fetch(new Request(`${address}/healthz`))).status).toBe(200)
    expect(statements).toBeGreaterThan(0)
  })

  it('is swept out of the database when it is long full again', async () => {
    await query(left, 1)
    await wait(11 * 60)
    await query(left, 99, await personal())
    const rows = await fixture.base.$queryRawUnsafe<unknown[]>('select key from core.rate_allowance')
    expect(rows).toHaveLength(1)
  })
})

describe('the seconds to wait', () => {
  it('are enough for all that the request takes, in whatever parts it takes them', async () => {
    // A request takes a point to be read at all, and the rest when it is known what it asks for.
    for (const level of [0, 0.4, 1, 10, 48.7, 49, 50, 98, 98.99]) {
      let bucket = perMinute
      const ask = <Row>(sql: string, values: readonly unknown[]): Promise<Row[]> => {
        if (sql.startsWith('select')) return Promise.resolve([{ level: bucket }] as Row[])
        const points = Number(values[2])
        if (bucket < points) return Promise.resolve([])
        bucket -= points
        return Promise.resolve([{ level: bucket }] as Row[])
      }
      const limit = createRateLimit({ ask, perMinute, clock: () => now })
      const request = async () => (await limit.take('rep', 1)) || limit.take('rep', 99, 1)
      expect(await request()).toBe(0)
      now += 10_000 // what was taken in advance is lost
      bucket = level
      const wait = await request()
      expect(wait).toBeGreaterThan(0)
      now += wait * 1000
      bucket = Math.min(perMinute, bucket + (wait * perMinute) / 60)
      expect([level, await request()]).toEqual([level, 0])
    }
  })
})

describe('TENON_RATE_LIMIT', () => {
  it('is a number of points a minute', () => {
    expect([readPerMinute(undefined), readPerMinute('600'), readPerMinute('0')]).toEqual([120_000, 600, 0])
  })

  it.each(['-1', 'many', '1.5'])('refuses %s', (text) => expect(() => readPerMinute(text)).toThrow('TENON_RATE_LIMIT'))
})
