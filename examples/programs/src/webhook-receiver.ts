import { createServer, type IncomingMessage, type Server } from 'node:http'
import { verifyWebhook, WebhookError, type WebhookEvent } from '@tenon/sdk/webhooks'

const LONGEST = 1_000_000

export interface ReceiverOptions {
  readonly secret: string
  /** Called once for each event. Where it throws, the event comes again later. */
  readonly onEvent: (event: WebhookEvent) => Promise<void> | void
}

/** Receives facts from a webhook: checks the signature, does nothing twice, and asks for an event again where it could not be taken. */
export function webhookReceiver({ secret, onEvent }: ReceiverOptions): Server {
  // A program that runs for long keeps the ids beside what it writes, in the same transaction.
  const taken = new Set<string>()
  return createServer((request, response) => {
    receive(request).then((code) => response.writeHead(code).end(), () => response.writeHead(500).end())
  })

  async function receive(request: IncomingMessage): Promise<number> {
    const body = await readBody(request)
    if (body === null) return 413
    try {
      const event = await verifyWebhook({ body, signature: String(request.headers['tenon-signature'] ?? ''), secret })
      if (taken.has(event.id)) return 204
      if (event.type !== 'webhook.test') await onEvent(event)
      taken.add(event.id)
      return 204
    } catch (error) {
      if (error instanceof WebhookError) return 401
      throw error
    }
  }
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    if ((size += part.byteLength) > LONGEST) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
