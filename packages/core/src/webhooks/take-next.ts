import type pg from 'pg'

export interface TakenDelivery {
  readonly id: string
  readonly webhookId: string
  readonly eventId: string
  readonly type: string
  readonly body: string
  readonly attempts: number
  readonly url: string
}

/**
 * Takes the oldest delivery that is due and whose record has no older one waiting for the same webhook, for a minute: longer
 * than an attempt may last. A process that dies with it leaves it to another. The attempt counts before it is made, and what the last one met is forgotten: it is what tells a delivery that waits from one under way.
 */
const TAKE = `
  update core.webhook_delivery as taken set attempts = attempts + 1, problem = null, attempted_at = $1::timestamptz, due_at = $1::timestamptz + interval '1 minute'
  from core.webhook as hook
  where hook.id = taken.webhook_id and taken.id = (
    select delivery.id from core.webhook_delivery as delivery
    where delivery.status = 'PENDING' and delivery.due_at <= $1::timestamptz and not delivery.webhook_id = any($2::uuid[])
      and exists (select 1 from core.webhook as listening where listening.id = delivery.webhook_id and listening.active)
      and not exists (
        select 1 from core.webhook_delivery as older
        where older.webhook_id = delivery.webhook_id and older.record_id = delivery.record_id and older.status = 'PENDING' and older.event_id < delivery.event_id)
    order by delivery.event_id limit 1 for update skip locked)
  returning taken.id, taken.webhook_id as "webhookId", taken.event_id as "eventId", taken.type, taken.body, taken.attempts, hook.url`

/** `full` are webhooks that have as many deliveries under way as they may. */
export async function takeNext(pool: pg.Pool, { now, full }: { readonly now: Date; readonly full: readonly string[] }): Promise<TakenDelivery | null> {
  const { rows: [row] } = await pool.query<TakenDelivery>(TAKE, [now.toISOString(), full])
  return row ?? null
}
