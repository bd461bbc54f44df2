import type pg from 'pg'
import type { RequestContext } from '../context.ts'
import type { Logger } from '../server/server-types.ts'
import type { EventHandler } from './event-types.ts'

interface OutboxRow {
  readonly id: string
  readonly type: string
  readonly record_id: string | null
  readonly payload: unknown
  readonly attempts: number
  readonly delivered_to: readonly string[]
}

export interface OutboxOptions {
  readonly pool: pg.Pool
  readonly handlers: readonly EventHandler[]
  /** A fresh context of the system for each event. */
  readonly context: () => RequestContext
  readonly logger: Pick<Logger, 'error' | 'warn'>
  /** Milliseconds between looks at the outbox. @default 1000 */
  readonly every?: number
}

/** After this many failures an event stays in the outbox, marked with its last error, until somebody looks. */
export const maxAttempts = 12

/**
 * Delivers committed events to the after-commit handlers: at least once, in order per record, by however many processes.
 * A failing handler is tried again later, twice as late each time, and holds back only the events of its own record; those
 * that have had the event are not told again.
 */
export function startOutbox(options: OutboxOptions): { stop(): Promise<void>; deliverNow(): Promise<number> } {
  const handlers = options.handlers.filter((handler) => handler.mode === 'after-commit')
  let stopped = false
  let running: Promise<number> = Promise.resolve(0)
  const deliverNow = (): Promise<number> => (running = running.then(() => (stopped || handlers.length === 0 ? 0 : deliverAll(options, handlers))))
  const timer = setInterval(() => void deliverNow().catch((error: unknown) => options.logger.error({ err: error }, 'outbox failed')), options.every ?? 1_000)
  timer.unref()
  return {
    deliverNow,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running.catch(() => {})
    },
  }
}

async function deliverAll(options: OutboxOptions, handlers: readonly EventHandler[]): Promise<number> {
  for (let delivered = 0; ; delivered++) if (!(await deliverOne(options, handlers))) return delivered
}

const waiting = `delivered_at is null and attempts < ${maxAttempts} and type = any($1)`

/**
 * Takes the oldest event that is due and whose record has no older one waiting, for five minutes: a process that dies with it
 * leaves it to another. The attempt counts before it is made, so that a handler that ends the process is not tried for ever.
 */
const takeNext = `
  update core.outbox_event set attempts = attempts + 1, due_at = now() + interval '5 minutes'
  where id = (
    select id from core.outbox_event as event where ${waiting} and due_at <= now()
      and not exists (select 1 from core.outbox_event as older where older.record_id = event.record_id and older.id < event.id and ${waiting.replaceAll(/\b(delivered_at|attempts|type)\b/g, 'older.$1')})
    order by id limit 1 for update skip locked)
  returning id, type, record_id, payload, attempts, delivered_to`

async function deliverOne({ pool, context, logger }: OutboxOptions, handlers: readonly EventHandler[]): Promise<boolean> {
  const { rows } = await pool.query<OutboxRow>(takeNext, [[...new Set(handlers.map((handler) => handler.event))]])
  const [row] = rows
  if (!row) return false
  try {
    const event = { id: row.id, type: row.type, recordId: row.record_id, payload: row.payload }
    for (const handler of handlers) {
      if (handler.event !== row.type || row.delivered_to.includes(handler.id)) continue
      await handler.run(event, context())
      await pool.query('update core.outbox_event set delivered_to = array_append(delivered_to, $2) where id = $1', [row.id, handler.id])
    }
    await pool.query('update core.outbox_event set delivered_at = now(), last_error = null where id = $1', [row.id])
  } catch (error) {
    const isLast = row.attempts >= maxAttempts
    logger[isLast ? 'error' : 'warn']({ err: error, event: row.type, id: row.id, attempts: row.attempts }, isLast ? 'event handler failed for good; the event stays in the outbox' : 'event handler failed')
    await pool.query("update core.outbox_event set last_error = $2, due_at = now() + interval '1 second' * power(2, attempts) where id = $1", [row.id, String((error as Error).message).slice(0, 2_000)])
  }
  return true
}
