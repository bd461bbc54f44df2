import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyWebhook, type WebhookError } from '../src/verify-webhook.ts'

const now = new Date('2026-03-31T09:00:00Z')
const second = now.getTime() / 1_000
const event = { id: '0198', type: 'contract.signed', version: 1, at: now.toISOString(), recordId: null, data: { title: '合同' } }
const body = JSON.stringify(event)
const sign = (secret: string, at = second, text = body) => createHmac('sha256', secret).update(`${at}.${text}`).digest('hex')
const header = (secret: string, at = second) => `t=${at},v1=${sign(secret, at)}`
const reasonOf = (given: Partial<Parameters<typeof verifyWebhook>[0]>) => verifyWebhook({ body, signature: header('ours'), secret: 'ours', now, ...given }).then(() => 'accepted', (error: unknown) => (error as WebhookError).reason)

describe('what a webhook brings', () => {
  it('is given where the secret is ours, as text or as bytes', async () => {
    expect(await verifyWebhook({ body, signature: header('ours'), secret: 'ours', now })).toEqual(event)
    expect(await verifyWebhook({ body: new TextEncoder().encode(body), signature: header('ours'), secret: 'ours', now })).toEqual(event)
  })

  it('is given while a secret is exchanged: one of the signatures fits', async () => {
    const both = `t=${second},v1=${sign('new')},v1=${sign('old')}`
    expect([await reasonOf({ signature: both, secret: 'old' }), await reasonOf({ signature: both, secret: 'new' }), await reasonOf({ signature: both, secret: 'older' })]).toEqual(['accepted', 'accepted', 'signature'])
  })

  it('is refused where the body, the moment or the secret is another', async () => {
    expect(await reasonOf({ body: body.replace('signed', 'voided') })).toBe('signature')
    expect(await reasonOf({ signature: header('ours').replace(`t=${second}`, `t=${second + 1}`) })).toBe('signature')
    expect(await reasonOf({ secret: 'theirs' })).toBe('signature')
  })

  it('is refused when it is more than five minutes old, or from later than now', async () => {
    expect([await reasonOf({ signature: header('ours', second - 300) }), await reasonOf({ signature: header('ours', second - 301) }), await reasonOf({ signature: header('ours', second + 301) })]).toEqual(['accepted', 'stale', 'stale'])
    expect(await reasonOf({ signature: header('ours', second - 301), tolerance: 600 })).toBe('accepted')
  })

  it.each([null, undefined, '', 't=,v1=', `t=${second}`, `v1=${sign('ours')}`, `t=${second},v1=abc`, `t=${second},v0=${sign('ours')}`])('is refused with the signature %j', async (signature) => {
    expect(await reasonOf({ signature })).toBe('malformed')
  })

  it('is refused where it is signed and no event', async () => {
    for (const text of ['[]', 'null', 'no json', '{"id":1}']) expect(await reasonOf({ body: text, signature: `t=${second},v1=${sign('ours', second, text)}` })).toBe('malformed')
  })
})
