import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { defineErrors } from '../../src/errors/tenon-error.ts'
import type { RequestContext } from '../../src/context.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { startOutbox } from '../../src/writes/outbox.ts'
import type { EventHandler } from '../../src/writes/event-types.ts'
import { makePlugin } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const errors = defineErrors({ TEST_VETO: { status: 422, message: 'Not today.' } })

interface Builder {
  useCase(name: string, options: object): void
}

describe('events', () => {
  let test: TestApp
  let caller: TestCaller
  const seen: string[] = []
  /** What the handler within the transaction heard, and what it worked out once at the end. */
  const [heard, settled]: [string[], string[]] = [[], []]
  let failing = 0

  const plugin = makePlugin('events', {
    schema: (builder: object) => {
      ;(builder as Builder).useCase('ring', {
        description: 'Rings the bell.',
        input: (t: { field(options: object): unknown }) => ({ name: t.field({ type: 'String', required: true }) }),
        run: async (context: RequestContext, { name }: { name: string }) => {
          context.emit('bell.rung', null, { name })
          if (name === 'often') for (let time = 0; time < 3; time++) context.emit('bell.rung', null, { name })
        },
      })
    },
    on: [
      { event: 'bell.rung', id: 'veto', mode: 'in-transaction', run: ({ payload }) => { if ((payload as { name: string }).name === 'forbidden') throw errors.TEST_VETO() } },
      { event: 'bell.rung', id: 'count', mode: 'in-transaction', run: ({ payload }, context) => {
        const { name } = payload as { name: string }
        heard.push(name)
        context.settle(`bell:${name}`, async () => {
          settled.push(`${name} after ${heard.length}`)
          if (name === 'often') context.emit('bell.rung', null, { name: 'echo' })
          if (name === 'too much') throw errors.TEST_VETO()
        })
      } },
      { event: 'bell.rung', id: 'note', mode: 'after-commit', run: ({ payload }) => {
        if (failing-- > 0) throw new Error('not now')
        seen.push((payload as { name: string }).name)
      } },
    ],
  })

  beforeAll(async () => {
    test = await createTestApp({ plugins: [plugin] })
    caller = await test.as('REP')
  })
  afterAll(() => test.close())
  beforeEach(() => {
    for (const list of [seen, heard, settled]) list.length = 0
    failing = 0
  })

  const ring = async (name: string) => (await caller.graphql<{ ring: { __typename: string; code?: string } }>('mutation ($name: String!) { ring(input: { name: $name }) { __typename ... on RefusedError { code } } }', { name })).data!.ring
  const outbox = (logged: unknown[] = []) => startOutbox({ pool: test.app.database.pool, handlers: plugin.definition.on ?? [], context: () => test.app.systemContext('event'), logger: { warn: (fields) => void logged.push(fields), error: () => {} }, every: 3_600_000 })
  const due = () => test.app.database.pool.query("update core.outbox_event set due_at = now() - interval '1 second' where delivered_at is null")

  it('reach their handlers after the commit, once, in order', async () => {
    await ring('one')
    await ring('two')
    expect(seen).toEqual([])
    const running = outbox()
    expect(await running.deliverNow()).toBe(2)
    expect(await running.deliverNow()).toBe(0)
    expect(seen).toEqual(['one', 'two'])
    await running.stop()
  })

  it('that a handler of the same transaction refuses never happened', async () => {
    expect(await ring('forbidden')).toEqual({ __typename: 'RefusedError', code: 'TEST_VETO' })
    const running = outbox()
    expect(await running.deliverNow()).toBe(0)
    await running.stop()
  })

  it('are worked out together once, after all of them and before the commit, and what that emits is heard too', async () => {
    await ring('often')
    expect(heard).toEqual(['often', 'often', 'often', 'often', 'echo'])
    expect(settled).toEqual(['often after 4', 'echo after 5'])
    const running = outbox()
    expect(await running.deliverNow()).toBe(5)
    await running.stop()
  })

  it('never happened where what is worked out at the end refuses', async () => {
    expect(await ring('too much')).toEqual({ __typename: 'RefusedError', code: 'TEST_VETO' })
    const running = outbox()
    expect(await running.deliverNow()).toBe(0)
    await running.stop()
  })

  it('cannot be settled where no mutation is under way', () => {
    expect(() => test.app.systemContext('test').settle('bell', async () => {})).toThrow('outside of a mutation')
  })

  it('are delivered again later when a handler fails, and kept when it fails for good', async () => {
    await ring('late')
    failing = 1
    const logged: unknown[] = []
    const running = outbox(logged)
    await running.deliverNow()
    expect(seen).toEqual([])
    expect(logged).toHaveLength(1)
    await due()
    await running.deliverNow()
    expect(seen).toEqual(['late'])
    await ring('never')
    failing = 100
    for (let turn = 0; turn < 15; turn++) {
      await due()
      await running.deliverNow()
    }
    const { rows } = await test.app.database.pool.query<{ attempts: number; last_error: string }>('select attempts, last_error from core.outbox_event where delivered_at is null')
    expect(rows).toEqual([{ attempts: 12, last_error: 'not now' }])
    await running.stop()
  })

  it('are told again only to those that have not had them', async () => {
    const told: string[] = []
    let broken = true
    const handlers: EventHandler[] = [
      { event: 'bell.rung', id: 'first', mode: 'after-commit', run: ({ id }) => void told.push(`first ${id}`) },
      { event: 'bell.rung', id: 'second', mode: 'after-commit', run: ({ id }) => { if (broken) throw new Error('not now'); told.push(`second ${id}`) } },
    ]
    await ring('shared')
    const running = startOutbox({ pool: test.app.database.pool, handlers, context: () => test.app.systemContext('event'), logger: { warn: () => {}, error: () => {} }, every: 3_600_000 })
    await running.deliverNow()
    broken = false
    await due()
    await running.deliverNow()
    const [id] = told[0]!.split(' ').slice(1)
    expect(told.filter((line) => line.endsWith(id!))).toEqual([`first ${id}`, `second ${id}`])
    await running.stop()
  })

  it('are delivered once by two processes together', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await ring(name)
    const both = [outbox(), outbox()]
    await Promise.all(both.map((running) => running.deliverNow()))
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd'])
    await Promise.all(both.map((running) => running.stop()))
  })
})
