import { createServer, type AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { definePlugin } from '@tenon/core'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import type { WebhookEvent } from '@tenon/sdk/webhooks'
import { webhookReceiver } from '../src/webhook-receiver.ts'

interface Context { emit(type: string, recordId: string | null, payload: unknown): void }
interface Builder { useCase(name: string, options: object): void }

/** Something that tells a fact. */
const orders = definePlugin()({
  id: 'orders', description: 'Orders.', package: new URL('../', import.meta.url),
  facts: { 'order.placed': { version: 1, description: 'Somebody placed an order.', payload: { number: 'text' } } },
  schema: (builder) => (builder as unknown as Builder).useCase('placeOrder', {
    description: 'Places an order.',
    input: (t: { field(options: object): unknown }) => ({ number: t.field({ type: 'String', required: true }) }),
    run: async (context: Context, { number }: { number: string }) => context.emit('order.placed', null, { number }),
  }),
})

describe('a program that receives webhooks', () => {
  let test: TestApp
  let admin: TestCaller
  let server: Server
  let now = Date.now()
  let failures = 0
  const taken: WebhookEvent[] = []

  beforeAll(async () => {
    test = await createTestApp({ plugins: [orders()], company: { webhooks: { privateRanges: ['127.0.0.0/8'] } }, now: () => new Date(now) })
    admin = await test.as('SYSADMIN')
    // Its address is needed to make the webhook, and its secret to start it: as with a real one, first the one, then the other.
    const port = await freePort()
    const { data } = await admin.graphql<{ made: { secret: string } }>('mutation ($input: CreateWebhookInput!) { made: createWebhook(input: $input) { ... on CreateWebhookPayload { secret } } }', { input: { name: 'Receiver', url: `http://127.0.0.1:${port}/tenon`, facts: ['order.placed'] } })
    server = webhookReceiver({
      secret: data!.made.secret,
      onEvent: (event) => {
        if (failures-- > 0) throw new Error('the disk is full')
        taken.push(event)
      },
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    server.close()
    await test.close()
  })

  const place = (number: string) => admin.graphql('mutation ($number: String!) { placeOrder(input: { number: $number }) { __typename } }', { number })
  const post = (body: string, headers: Record<string, string>) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tenon`, { method: 'POST', body, headers })

  it('takes what happened over HTTP', async () => {
    await place('A-1')
    await test.deliverWebhooks()
    expect(taken).toMatchObject([{ type: 'order.placed', data: { number: 'A-1' } }])
  })

  it('gets what it could not take once more, and takes nothing twice', async () => {
    failures = 1
    await place('A-2')
    await test.deliverWebhooks()
    expect(taken.length).toBe(1)
    now += 60_000
    await test.deliverWebhooks()
    expect(taken.map(({ data }) => data)).toEqual([{ number: 'A-1' }, { number: 'A-2' }])
    await test.app.database.pool.query("update core.webhook_delivery set status = 'PENDING', attempts = 0")
    expect(await test.deliverWebhooks()).toBe(2)
    expect(taken.length).toBe(2)
  })

  it('takes nothing from others', async () => {
    const forged = JSON.stringify({ id: 'x', type: 'order.placed', version: 1, data: { number: 'forged' } })
    expect((await post(forged, {})).status).toBe(401)
    expect((await post(forged, { 'tenon-signature': `t=${Math.floor(Date.now() / 1_000)},v1=${'0'.repeat(64)}` })).status).toBe(401)
    expect((await post('x'.repeat(1_100_000), {})).status).toBe(413)
    expect(taken.length).toBe(2)
  })
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
