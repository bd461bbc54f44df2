import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { maxAttempts } from '../../src/writes/outbox.ts'
import { bells, ring } from './bells.ts'
import { hooksOf, logOf, use } from './hooks.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const whole = { name: 'ERP', url: 'https://erp.example.com/in', facts: ['bell.rung'] }

describe('who administers webhooks', () => {
  let test: TestApp
  let admin: TestCaller
  let hook: { id: string; secret: string }
  let delivery: string

  beforeAll(async () => {
    test = await createTestApp({ plugins: [bells()] })
    admin = await test.as('SYSADMIN')
    hook = (await use(admin, 'createWebhook', { ...whole, filter: [{ member: 'tower', test: 'IS', value: 'north' }] }, { 'idempotency-key': 'once-only-1' })) as never
    await ring(admin, { tower: 'south' })
    await ring(admin, { tower: 'north' })
    delivery = (await logOf(admin, hook.id))[0]!.id
  })
  afterAll(() => test.close())

  it('is told only of what passes the filter', async () => {
    expect((await logOf(admin, hook.id)).length).toBe(1)
  })

  it('sees a secret once: not in lists, the trail, the kept answer or any table', async () => {
    expect(hook.secret).toMatch(/^tnwh_.{43}$/)
    expect(await use(admin, 'createWebhook', { ...whole, filter: [{ member: 'tower', test: 'IS', value: 'north' }] }, { 'idempotency-key': 'once-only-1' })).toEqual({ __typename: 'CreateWebhookPayload', id: hook.id, secret: null })
    expect((await hooksOf(admin)).length).toBe(1)
    const known = [await hooksOf(admin)]
    for (const table of ['webhook', 'webhook_secret', 'webhook_delivery', 'history_entry', 'idempotency_key', 'outbox_event']) known.push((await test.app.database.pool.query(`select * from core.${table}`)).rows as never)
    expect(JSON.stringify(known)).not.toContain(hook.secret.slice(5))
  })

  it('reads no business in deliveries', async () => {
    const log = JSON.stringify((await admin.graphql('query ($id: ID!) { webhookLog(webhook: $id) }', { id: hook.id })).data)
    expect([log.includes('bell.rung'), log.includes('north')]).toEqual([true, false])
  })

  it.each(['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR'] as const)('is not %s', async (role) => {
    const person = await test.as(role)
    const { data } = await person.graphql('query ($id: ID!) { webhookBook webhookLog(webhook: $id) deadEventBook }', { id: hook.id })
    expect(data).toEqual({ webhookBook: null, webhookLog: null, deadEventBook: null })
    const chosen = { id: hook.id, expectedVersion: 1 }
    for (const [name, input] of [['createWebhook', whole], ['changeWebhook', { ...whole, ...chosen }], ['rotateWebhookSecret', chosen], ['deleteWebhook', chosen], ['testWebhook', { id: hook.id }], ['replayWebhookDelivery', { id: delivery }], ['replayDeadEvent', { id: 'OutboxEvent:00000000-0000-0000-0000-000000000000' }]] as const) {
      expect([name, await use(person, name, input)]).toMatchObject([name, { __typename: 'RefusedError', code: 'NOT_FOUND' }])
    }
    expect((await hooksOf(admin)).length).toBe(1)
  })

  it.each([
    [{ url: 'http://erp.example.com' }, 'WEBHOOK_URL_PLAIN'],
    [{ url: 'ftp://erp.example.com' }, 'WEBHOOK_URL_INVALID'],
    [{ url: 'https://me:secret@erp.example.com' }, 'WEBHOOK_URL_INVALID'],
    [{ url: 'https://erp.example.com/#part' }, 'WEBHOOK_URL_INVALID'],
    [{ url: 'erp' }, 'WEBHOOK_URL_INVALID'],
    [{ url: 'https://10.0.0.1/' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    [{ url: 'https://[::ffff:127.0.0.1]/' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    [{ url: 'https://2130706433/' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    [{ facts: ['bell.secret'] }, 'WEBHOOK_FACT_UNKNOWN'],
    [{ facts: ['bell.cast'], filter: [{ member: 'strokes', test: 'IS', value: '1' }] }, 'WEBHOOK_FILTER_INVALID'],
    [{ name: ' ' }, 'VALIDATION_FAILED'],
    [{ facts: [] }, 'VALIDATION_FAILED'],
  ])('cannot make one with %j', async (part, code) => {
    expect(await use(admin, 'createWebhook', { ...whole, ...part })).toMatchObject({ code })
  })

  it('does not overwrite what somebody else changed', async () => {
    const { version } = (await hooksOf(admin))[0]!
    expect((await use(admin, 'changeWebhook', { ...whole, id: hook.id, expectedVersion: version })).__typename).toBe('ChangeWebhookPayload')
    for (const [name, input] of [['changeWebhook', whole], ['rotateWebhookSecret', {}], ['deleteWebhook', {}]] as const) expect(await use(admin, name, { ...input, id: hook.id, expectedVersion: version })).toMatchObject({ code: 'VERSION_CONFLICT' })
  })

  it('sees events that no handler could take, and has them tried again', async () => {
    const { rows: [event] } = await test.app.database.pool.query<{ id: string }>("update core.outbox_event set attempts = $1, last_error = 'the books are closed' where id = (select id from core.outbox_event where type = 'bell.secret' limit 1) returning id", [maxAttempts])
    const dead = async () => (await admin.graphql<{ deadEventBook: readonly { id: string }[] }>('{ deadEventBook }')).data!.deadEventBook
    expect(await dead()).toMatchObject([{ id: `OutboxEvent:${event!.id}`, type: 'bell.secret', lastError: 'the books are closed', attempts: maxAttempts }])
    expect((await use(admin, 'replayDeadEvent', { id: `OutboxEvent:${event!.id}` })).__typename).toBe('ReplayDeadEventPayload')
    expect(await use(admin, 'replayDeadEvent', { id: `OutboxEvent:${event!.id}` })).toMatchObject({ code: 'EVENT_NOT_DEAD' })
    expect(await dead()).toEqual([])
    const { rows } = await test.app.database.pool.query("select actor_id from core.history_entry where changes ? 'replayedEvent'")
    expect(rows).toEqual([{ actor_id: admin.personId }])
  })

  it('removes one with its secrets and deliveries', async () => {
    const { version } = (await hooksOf(admin))[0]!
    expect((await use(admin, 'deleteWebhook', { id: hook.id, expectedVersion: version })).__typename).toBe('DeleteWebhookPayload')
    const { rows } = await test.app.database.pool.query('select (select count(*)::int from core.webhook_secret) + (select count(*)::int from core.webhook_delivery) as left')
    expect(rows).toEqual([{ left: 0 }])
  })
})
