import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { startWebhooks } from '../../src/webhooks/start-webhooks.ts'
import { bells, ring } from './bells.ts'
import { hooksOf, logOf, use } from './hooks.ts'
import { openReceiver, type Receiver } from './receiver.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const minute = 60_000

describe('a webhook', () => {
  let test: TestApp
  let admin: TestCaller
  let receiver: Receiver
  let now = Date.parse('2030-01-01T00:00:00Z')
  let hook: { id: string; secret: string }

  beforeAll(async () => {
    test = await createTestApp({ plugins: [bells()], company: { webhooks: { privateRanges: ['127.0.0.0/8'] } }, now: () => new Date(now) })
    admin = await test.as('SYSADMIN')
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    receiver = await openReceiver()
    hook = (await use(admin, 'createWebhook', { name: 'ERP', url: `http://127.0.0.1:${receiver.port}/in`, facts: ['bell.rung'] })) as never
  })
  afterEach(async () => {
    for (const { id, version } of await hooksOf(admin)) await use(admin, 'deleteWebhook', { id, expectedVersion: version })
    await receiver.close()
  })

  const book = async () => (await hooksOf(admin)).find(({ id }) => id === hook.id)!
  const towers = () => receiver.received.map(({ event }) => event.data['tower'])
  const failing = () => void (receiver.answer = (response) => void response.writeHead(500).end('out of order'))
  const working = () => void (receiver.answer = (response) => void response.writeHead(204).end())
  /** Attempts until everything arrived or was given up, however long that takes. */
  const untilDead = async () => {
    for (let turn = 0; turn < 12; turn++) {
      await test.deliverWebhooks()
      now += Math.min(40_000 * 2 ** turn, 8 * 60 * minute)
    }
  }

  it('is told of its facts after the commit: signed, with the id of the event, and with nothing but what the fact declares', async () => {
    await ring(admin, { tower: 'north', strokes: 3, bell: randomUUID() })
    expect(receiver.received).toEqual([])
    expect(await test.deliverWebhooks()).toBe(1)
    const [{ headers, body, event }] = receiver.received as [Receiver['received'][number]]
    const [, second, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['tenon-signature']))!
    expect(Number(second)).toBe(now / 1_000)
    expect(signature).toBe(createHmac('sha256', hook.secret).update(`${second}.${body}`).digest('hex'))
    expect(headers).toMatchObject({ 'tenon-id': event.id, 'tenon-fact': 'bell.rung', 'content-type': 'application/json; charset=utf-8' })
    expect(event).toEqual({ id: expect.any(String), type: 'bell.rung', version: 2, at: new Date(now).toISOString(), recordId: expect.any(String), data: { tower: 'north', strokes: 3, ringers: [] } })
    expect(await logOf(admin, hook.id)).toMatchObject([{ type: 'bell.rung', status: 'DELIVERED', attempts: 1, answerCode: 204, problem: null }])
    expect(await test.deliverWebhooks()).toBe(0)
  })

  it('is not told of what was rolled back', async () => {
    expect(await ring(admin, { tower: 'north', cracked: true })).toBe('RefusedError')
    expect(await test.deliverWebhooks()).toBe(0)
  })

  it('is tried again with growing pauses, and works again when the receiver does', async () => {
    failing()
    await ring(admin, { tower: 'north' })
    expect(await test.deliverWebhooks()).toBe(1)
    for (let failures = 1; failures <= 6; failures++) {
      const [began, expected] = [now, 30_000 * 2 ** (failures - 1)]
      while ((await test.deliverWebhooks()) === 0) now += expected / 10
      expect((now - began) / expected).toBeGreaterThanOrEqual(0.8)
      expect((now - began) / expected).toBeLessThanOrEqual(1.3)
    }
    expect(await logOf(admin, hook.id)).toMatchObject([{ status: 'PENDING', problem: 'ANSWER', answerCode: 500, answer: 'out of order' }])
    expect((await book()).failingSince).not.toBeNull()
    working()
    now += 60 * minute
    await test.deliverWebhooks()
    expect([(await book()).failingSince, (await logOf(admin, hook.id))[0]!.status]).toEqual([null, 'DELIVERED'])
  })

  it('gives up after twelve attempts, and sends again when somebody says so: the same body and id, and in the trail', async () => {
    failing()
    await ring(admin, { tower: 'north' })
    await untilDead()
    const [dead] = await logOf(admin, hook.id, 'DEAD')
    expect(dead).toMatchObject({ status: 'DEAD', attempts: 12, problem: 'ANSWER' })
    expect((await book()).dead).toBe(1)
    expect(receiver.received).toHaveLength(12)
    working()
    expect((await use(admin, 'replayWebhookDelivery', { id: dead!.id })).__typename).toBe('ReplayWebhookDeliveryPayload')
    expect(await use(admin, 'replayWebhookDelivery', { id: dead!.id })).toMatchObject({ code: 'WEBHOOK_DELIVERY_ALIVE' })
    await test.deliverWebhooks()
    const [first, last] = [receiver.received[0]!, receiver.received.at(-1)!]
    expect([receiver.received.length, last.body, last.headers['tenon-id']]).toEqual([13, first.body, first.headers['tenon-id']])
    expect(last.headers['tenon-signature']).not.toBe(first.headers['tenon-signature'])
    const { rows } = await test.app.database.pool.query("select actor_id from core.history_entry where model = 'Webhook' and record_id = $1::uuid and changes ? 'replayed'", [hook.id.split(':')[1]])
    expect(rows).toEqual([{ actor_id: admin.personId }])
  })

  it('is switched off after three days without a success, and the administrators are told once', async () => {
    failing()
    await ring(admin, { tower: 'north' })
    await test.deliverWebhooks()
    now += 73 * 60 * minute
    await test.deliverWebhooks()
    expect(await book()).toMatchObject({ active: false, disabledAt: new Date(now).toISOString() })
    const told = await admin.graphql<{ notifications: { nodes: readonly { text: string; kind: string }[] } }>('{ notifications(first: 10) { nodes { kind text } } }')
    const texts = told.data!.notifications.nodes.filter(({ kind }) => kind === 'webhooks.disabled').map(({ text }) => text)
    expect(new Set(texts)).toEqual(new Set(['The webhook “ERP” was switched off: nothing arrived for three days.']))
    now += 24 * 60 * minute
    await ring(admin, { tower: 'south' })
    const [waiting, ...later] = await logOf(admin, hook.id)
    expect([await test.deliverWebhooks(), waiting!.status, later]).toEqual([0, 'PENDING', []])
    expect([await use(admin, 'testWebhook', { id: hook.id }), await use(admin, 'replayWebhookDelivery', { id: waiting!.id })]).toMatchObject([{ code: 'WEBHOOK_INACTIVE' }, { code: 'WEBHOOK_INACTIVE' }])
    working()
    await use(admin, 'changeWebhook', { id: hook.id, expectedVersion: (await book()).version, name: 'ERP', url: `http://127.0.0.1:${receiver.port}/in`, facts: ['bell.rung'], active: true })
    expect(await book()).toMatchObject({ active: true, disabledAt: null, failingSince: null })
    await test.deliverWebhooks()
    expect(towers().at(-1)).toBe('north')
  })

  it('keeps the order of each record, and lets no other record wait', async () => {
    failing()
    const bell = randomUUID()
    await ring(admin, { tower: 'first', bell })
    await ring(admin, { tower: 'second', bell })
    await ring(admin, { tower: 'other', bell: randomUUID() })
    await test.deliverWebhooks()
    expect(towers().toSorted()).toEqual(['first', 'other'])
    working()
    now += minute
    receiver.received.length = 0
    await test.deliverWebhooks()
    expect(towers().filter((tower) => tower !== 'other')).toEqual(['first', 'second'])
  })

  it('is told by another process of what one that died was sending, and by two together only once', async () => {
    await ring(admin, { tower: 'north' })
    // A process that took it and was killed: what is left is a row that is taken for a minute.
    await test.app.database.pool.query("update core.webhook_delivery set attempts = 1, due_at = $1::timestamptz + interval '1 minute'", [new Date(now)])
    const others = [1, 2].map(() => startWebhooks(test.app, { logger: { warn: () => {}, error: () => {} }, now: () => new Date(now), every: 3600_000 }))
    const both = async () => (await Promise.all(others.map((other) => other.deliverNow()))).reduce((sum, count) => sum + count, 0)
    expect(await both()).toBe(0)
    now += minute
    for (let index = 0; index < 6; index++) await ring(admin, { tower: `${index}` })
    expect(await both()).toBe(7)
    expect(towers().toSorted()).toEqual(['0', '1', '2', '3', '4', '5', 'north'])
    await Promise.all(others.map((other) => other.stop()))
  })

  it('can be tested', async () => {
    expect((await use(admin, 'testWebhook', { id: hook.id })).__typename).toBe('TestWebhookPayload')
    await test.deliverWebhooks()
    expect(receiver.received.map(({ event }) => [event.type, event.data])).toEqual([['webhook.test', {}]])
  })

  it('takes a new secret while the former one signs for a day more', async () => {
    const first = hook.secret
    const { secret } = await use(admin, 'rotateWebhookSecret', { id: hook.id, expectedVersion: (await book()).version })
    expect(secret).not.toBe(first)
    const signedBy = async () => {
      await ring(admin, { tower: 'north' })
      await test.deliverWebhooks()
      const { headers, body } = receiver.received.at(-1)!
      const header = String(headers['tenon-signature'])
      return [secret, first].map((one) => header.includes(`v1=${createHmac('sha256', one as string).update(`${/t=(\d+)/.exec(header)![1]}.${body}`).digest('hex')}`))
    }
    expect(await signedBy()).toEqual([true, true])
    now += 24 * 60 * minute
    expect(await signedBy()).toEqual([true, false])
  })

  it('keeps a beginning of a long answer, and follows no redirect', async () => {
    receiver.answer = (response) => void response.writeHead(302, { location: `http://127.0.0.1:${receiver.port}/elsewhere` }).end('é'.repeat(20_000))
    await ring(admin, { tower: 'north' })
    await test.deliverWebhooks()
    const [delivery] = await logOf(admin, hook.id)
    expect(delivery).toMatchObject({ problem: 'REDIRECT', answerCode: 302, answer: 'é'.repeat(1_000) })
    expect(receiver.received).toHaveLength(1)
  })

  it('forgets what arrived after a month, and what was given up after three', async () => {
    await ring(admin, { tower: 'north' })
    await test.deliverWebhooks()
    await use(admin, 'testWebhook', { id: hook.id })
    await test.app.database.pool.query("update core.webhook_delivery set status = 'DEAD' where status = 'PENDING'")
    now += 31 * 24 * 60 * minute
    await test.runJobs()
    expect((await logOf(admin, hook.id)).map(({ status }) => status)).toEqual(['DEAD'])
    now += 60 * 24 * 60 * minute
    await test.runJobs()
    expect(await logOf(admin, hook.id)).toEqual([])
  })
})
