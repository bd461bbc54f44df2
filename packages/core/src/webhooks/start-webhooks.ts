import type { App } from '../app/app-types.ts'
import type { Logger } from '../server/server-types.ts'
import { addressRule } from './addresses.ts'
import { deliver, type DeliveryParts } from './deliver.ts'
import type { SendOptions } from './send.ts'
import { takeNext } from './take-next.ts'

export interface WebhookOptions extends Pick<SendOptions, 'resolve' | 'timeLimit'> {
  readonly logger: Pick<Logger, 'error' | 'warn'>
  readonly now?: () => Date
  /** Milliseconds between looks at the queue. @default 1000 */
  readonly every?: number
}

export interface Webhooks {
  stop(): Promise<void>
  /** Attempts everything that is due. Gives how many attempts that were. */
  deliverNow(): Promise<number>
}

/** Deliveries at the same time, in one process and for one webhook: a slow receiver holds nobody else back. */
const AT_ONCE = 8
const AT_ONCE_EACH = 2

/**
 * Sends what is queued: at least once, in order per webhook and record, by however many processes. Its own queue, so that no
 * handler of a plugin waits for a receiver. Throws WEBHOOK_RANGE_INVALID.
 */
export function startWebhooks(app: App, options: WebhookOptions): Webhooks {
  const { logger, every = 1_000, now = () => new Date(), ...sending } = options
  const parts: DeliveryParts = { app, logger, now, sending: { ...sending, rule: addressRule(app.company.webhooks?.privateRanges) } }
  const busy: string[] = []
  let stopped = false
  const work = async (): Promise<number> => {
    for (let attempts = 0; ; attempts++) {
      const full = [...new Set(busy)].filter((id) => busy.filter((other) => other === id).length >= AT_ONCE_EACH)
      const taken = stopped ? null : await takeNext(app.database.pool, { now: now(), full })
      if (!taken) return attempts
      busy.push(taken.webhookId)
      try {
        await deliver(taken, parts)
      } finally {
        busy.splice(busy.indexOf(taken.webhookId), 1)
      }
    }
  }
  let running: Promise<number> | null = null
  const deliverNow = (): Promise<number> => (running ??= Promise.all(Array.from({ length: AT_ONCE }, work)).then((counts) => counts.reduce((sum, count) => sum + count, 0)).finally(() => (running = null)))
  const timer = setInterval(() => void deliverNow().catch((error: unknown) => logger.error({ err: error }, 'webhooks failed')), every)
  timer.unref()
  return {
    deliverNow,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => {})
    },
  }
}
