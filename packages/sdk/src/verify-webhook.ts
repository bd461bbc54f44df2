/** A fact as a webhook brings it. */
export interface WebhookEvent<Data = unknown> {
  /** Of the fact, in the header Tenon-Id too. The same however often it comes: whoever remembers it does nothing twice. */
  readonly id: string
  /** 'contract.signed'; 'webhook.test' for a test. */
  readonly type: string
  readonly version: number
  /** When it became true: '2026-03-31T09:00:00.000Z'. */
  readonly at: string
  readonly recordId: string | null
  readonly data: Data
}

export interface WebhookDelivered {
  /** The body as it came, before anything parsed it. */
  readonly body: string | Uint8Array
  /** The header Tenon-Signature. */
  readonly signature: string | null | undefined
  readonly secret: string
  /** How many seconds the clocks may be apart. An older message may be somebody's copy. @default 300 */
  readonly tolerance?: number
  readonly now?: Date
}

/** Why a message is not to be trusted. `malformed`: no signature or no event; `signature`: made with another secret or changed; `stale`: too old or too new. */
export class WebhookError extends Error {
  readonly reason: 'malformed' | 'signature' | 'stale'

  constructor(reason: WebhookError['reason'], message: string) {
    super(message)
    this.name = 'WebhookError'
    this.reason = reason
  }
}

/** Gives what a webhook brought, if it is from the server that shares the secret, unchanged and of now. Throws WebhookError. */
export async function verifyWebhook<Data = unknown>({ body, signature, secret, tolerance = 300, now = new Date() }: WebhookDelivered): Promise<WebhookEvent<Data>> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const { second, signatures } = readSignature(signature ?? '')
  if (!(await isSigned(bytes, { second, signatures, secret }))) throw new WebhookError('signature', 'The signature does not fit: the secret is another one, or the body is not what was sent.')
  if (Math.abs(now.getTime() / 1_000 - Number(second)) > tolerance) throw new WebhookError('stale', `The message was signed more than ${tolerance} seconds from now.`)
  return readEvent<Data>(bytes)
}

function readSignature(header: string): { second: string; signatures: Uint8Array<ArrayBuffer>[] } {
  const parts = header.split(',').map((part) => part.trim().split('='))
  const second = parts.find(([name]) => name === 't')?.[1] ?? ''
  const signatures = parts.flatMap(([name, value = '']) => (name === 'v1' && /^[0-9a-f]{64}$/.test(value) ? [Uint8Array.from(value.match(/../g)!, (pair) => parseInt(pair, 16))] : []))
  if (!/^\d{1,12}$/.test(second) || signatures.length === 0) throw new WebhookError('malformed', 'The header Tenon-Signature is missing or cannot be read.')
  return { second, signatures }
}

/** `verify` of WebCrypto compares in constant time. */
async function isSigned(body: Uint8Array, { second, signatures, secret }: { second: string; signatures: readonly Uint8Array<ArrayBuffer>[]; secret: string }): Promise<boolean> {
  const encoder = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const head = encoder.encode(`${second}.`)
  const signed = new Uint8Array(head.length + body.length)
  signed.set(head)
  signed.set(body, head.length)
  for (const signature of signatures) if (await crypto.subtle.verify('HMAC', key, signature, signed)) return true
  return false
}

function readEvent<Data>(bytes: Uint8Array): WebhookEvent<Data> {
  try {
    const event = JSON.parse(new TextDecoder().decode(bytes)) as WebhookEvent<Data>
    if (typeof event.id === 'string' && typeof event.type === 'string') return event
  } catch {
    // Said below, as what is no event either.
  }
  throw new WebhookError('malformed', 'The body is no event.')
}
