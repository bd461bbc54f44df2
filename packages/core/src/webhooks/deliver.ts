import type { App } from '../app/app-types.ts'
import type { Logger } from '../server/server-types.ts'
import { backoff } from './backoff.ts'
import { disableFailing } from './disable-failing.ts'
import { openSecrets } from './secrets.ts'
import { send, type SendOptions } from './send.ts'
import { signatureOf } from './sign.ts'
import type { TakenDelivery } from './take-next.ts'
import { MAX_ATTEMPTS, type Attempt } from './webhook-types.ts'

export interface DeliveryParts {
  readonly app: App
  readonly logger: Pick<Logger, 'warn'>
  readonly now: () => Date
  readonly sending: SendOptions
}

/** One attempt and what becomes of it: delivered, later again, or given up. */
export async function deliver(taken: TakenDelivery, parts: DeliveryParts): Promise<void> {
  const attempt = await attemptOnce(taken, parts)
  const { app: { database: { pool } }, now, logger } = parts
  const at = now()
  const isDead = attempt.problem !== null && taken.attempts >= MAX_ATTEMPTS
  const status = attempt.problem === null ? 'DELIVERED' : isDead ? 'DEAD' : 'PENDING'
  const dueAt = status === 'PENDING' ? new Date(at.getTime() + backoff(taken.attempts)) : at
  // Another process may have it by now, where this one was stopped in the middle: its attempt decides.
  await pool.query(
    'update core.webhook_delivery set status = $2::core.webhook_delivery_status, due_at = $3::timestamptz, problem = $4, answer_code = $5, answer = $6 where id = $1::uuid and attempts = $7',
    [taken.id, status, dueAt.toISOString(), attempt.problem, attempt.answerCode, attempt.answer, taken.attempts])
  if (attempt.problem === null) await pool.query('update core.webhook set failing_since = null where id = $1::uuid and failing_since is not null', [taken.webhookId])
  else {
    logger.warn({ webhook: taken.webhookId, delivery: taken.id, event: taken.type, attempts: taken.attempts, problem: attempt.problem, answer: attempt.answerCode }, isDead ? 'a webhook delivery was given up' : 'a webhook delivery failed')
    await pool.query('update core.webhook set failing_since = $2::timestamptz where id = $1::uuid and failing_since is null', [taken.webhookId, at.toISOString()])
    await disableFailing(parts.app, taken.webhookId, at)
  }
}

async function attemptOnce({ webhookId, eventId, type, body, url }: TakenDelivery, { app, now, sending }: DeliveryParts): Promise<Attempt> {
  const at = now()
  const secrets = app.seal === null ? [] : await openSecrets(app.base, app.seal, { webhookId, now: at })
  // Unsigned, nobody could tell it from a forgery.
  if (secrets.length === 0) return { problem: 'NO_SECRET', answerCode: null, answer: null }
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Tenon-Webhooks', 'tenon-id': eventId, 'tenon-fact': type, 'tenon-signature': signatureOf(body, secrets, at) }
  return send({ url, headers, body }, sending)
}
