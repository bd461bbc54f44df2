import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../src/testing/index.ts'
import { runMutation } from '../../src/writes/run-mutation.ts'

let test: TestApp

beforeAll(async () => {
  test = await createTestApp({ plugins: [], settings: { limits: { time: 1 } } })
})
afterAll(() => test.close())

const soon = (milliseconds: number): AbortSignal => AbortSignal.timeout(milliseconds)
const running = async (): Promise<number> => Number((await test.app.database.pool.query<{ count: string }>("select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep%' and pid <> pg_backend_pid()")).rows[0]!.count)
const code = async (): Promise<number> => test.app.base['orgUnit']!['count']!({ where: { code: 'CUT' } }) as Promise<number>

describe('work that may be cut short', () => {
  it('is done like all others where nothing cuts it', async () => {
    const { cancellable, pool } = test.app.database
    const signal = new AbortController().signal
    expect((await cancellable(() => pool.query('select 1 as one'), signal)).rows).toEqual([{ one: 1 }])
    expect(await cancellable(() => test.app.base['person']!['count']!(), signal)).toBe(0)
  })

  // The embedded database runs inside of this process, where a statement ends by itself only.
  if (process.env['TENON_TEST_DATABASE']?.startsWith('postgres')) {
    it('has its statements ended on the server, by whichever way they were sent', async () => {
      const { cancellable, pool } = test.app.database
      const start = performance.now()
      const ways = [
        () => pool.query('select pg_sleep(20)'),
        () => test.app.base.$queryRawUnsafe('select pg_sleep(20)::text'),
        () => test.app.base.$transaction(async (transaction) => transaction.$queryRawUnsafe('select pg_sleep(20)::text')),
      ]
      const ended = await Promise.allSettled(ways.map((way) => cancellable(async () => way(), soon(300))))
      expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
      expect(performance.now() - start).toBeLessThan(10_000)
      await expect.poll(running).toBe(0)
    })

    it('leaves the statements of others alone, and the connections fit for use', async () => {
      const { cancellable, pool } = test.app.database
      const other = pool.query('select pg_sleep(1), 7 as seven')
      await expect(cancellable(() => pool.query('select pg_sleep(20)'), soon(100))).rejects.toThrow()
      expect((await other).rows[0]).toMatchObject({ seven: 7 })
      const all = await Promise.all(Array.from({ length: 20 }, (_query, index) => pool.query('select $1::int as n', [index])))
      expect(all.map(({ rows }) => rows[0].n)).toEqual(Array.from({ length: 20 }, (_query, index) => index))
    })

    it('is a request that takes too long: it is refused after its time, waits in the database no longer, and changes nothing', async () => {
      const admin = await test.as('SYSADMIN')
      const made = await admin.graphql<{ createOrgUnit: { orgUnit: { id: string; version: number } } }>('mutation { createOrgUnit(input: { name: "Held", code: "HELD", kind: TEAM }) { ... on CreateOrgUnitPayload { orgUnit { id version } } } }')
      const { id, version } = made.data!.createOrgUnit.orgUnit
      const holder = await test.app.database.pool.connect()
      await holder.query('begin')
      await holder.query("select 1 from core.org_unit where code = 'HELD' for update")
      const waiting = async (): Promise<number> => Number((await test.app.database.pool.query<{ count: string }>("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).rows[0]!.count)
      const answer = await admin.graphql('mutation ($id: ID!, $version: Int!) { updateOrgUnit(input: { id: $id, expectedVersion: $version, name: "Changed" }) { __typename } }', { id, version })
      expect(answer.errors?.[0]?.extensions?.code).toBe('QUERY_TOO_SLOW')
      await expect.poll(waiting).toBe(0)
      await holder.query('rollback')
      holder.release()
      expect(await test.app.base['orgUnit']!['findFirst']!({ where: { code: 'HELD' } })).toMatchObject({ name: 'Held', version })
    })

    it('changes nothing after it was cut, whatever it still tries', async () => {
      const controller = new AbortController()
      const context = test.app.systemContext('test')
      const work = test.app.database.cancellable(
        () => runMutation(context, { name: 'cut', input: null }, async ({ db, newId }) => {
          const id = newId()
          await db['orgUnit']!.create({ data: { id, name: 'Cut', code: 'CUT', kind: 'TEAM', path: `/${id}/` } })
          // Between two statements: nothing is running, and the commit is what comes next.
          controller.abort(new Error('the time is over'))
        }),
        controller.signal,
      )
      await expect(work).rejects.toThrow()
      expect(await code()).toBe(0)
    })
  }
})
