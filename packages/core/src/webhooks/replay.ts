import { maxAttempts } from '../writes/outbox.ts'
import { writeJournal } from '../audit/journal.ts'
import type { RequestContext } from '../context.ts'
import { actorsOf } from '../rights/actors.ts'
import { rightsErrors } from '../rights/errors.ts'
import { missingId, rowIdOf } from '../schema/global-id.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { findWebhook, requireWebhooks } from './change-webhooks.ts'
import { webhookErrors } from './errors.ts'
import { bodyOf } from './queue.ts'
import { TEST_TYPE } from './webhook-types.ts'

interface Delivery {
  readonly id: string
  readonly webhookId: string
  readonly status: string
  readonly webhook: { readonly name: string; readonly active: boolean }
}

/** Sends again what arrived, was given up, or waits after a failure: byte for byte the same and with the same Tenon-Id, and with all its attempts before it. */
export async function replayDelivery(context: RequestContext, { id }: { readonly id: string }): Promise<object> {
  requireWebhooks(context)
  const { base } = internalsOf(context)
  const rowId = rowIdOf(id, 'WebhookDelivery') ?? missingId
  const row = (await base['webhookDelivery']!['findUnique']!({ where: { id: rowId }, select: { id: true, webhookId: true, status: true, webhook: { select: { name: true, active: true } } } })) as Delivery | null
  if (!row) throw rightsErrors.NOT_FOUND({ what: 'This delivery' })
  if (!row.webhook.active) throw webhookErrors.WEBHOOK_INACTIVE({ name: row.webhook.name })
  const { count } = (await base['webhookDelivery']!['updateMany']!({ where: { id: rowId, OR: [{ status: { not: 'PENDING' } }, { problem: { not: null } }] }, data: { status: 'PENDING', attempts: 0, problem: null, dueAt: context.now() } })) as { count: number }
  if (count === 0) throw webhookErrors.WEBHOOK_DELIVERY_ALIVE()
  await note(context, { model: 'Webhook', recordId: row.webhookId, changes: { replayed: [null, rowId] } })
  return { id: row.id }
}

/** Queues a message that is no fact, to see whether the receiver takes it. */
export async function testWebhook(context: RequestContext, { id }: { readonly id: string }): Promise<object> {
  const hook = await findWebhook(context, id)
  if (!hook.active) throw webhookErrors.WEBHOOK_INACTIVE({ name: hook.name })
  const at = context.now()
  const told = { id: context.newId(), type: TEST_TYPE, version: 1, at, recordId: null, data: {} }
  const deliveryId = context.newId()
  await internalsOf(context).base['webhookDelivery']!['create']!({ data: { id: deliveryId, webhookId: hook.id, eventId: told.id, type: TEST_TYPE, body: bodyOf(told), dueAt: at, createdAt: at } })
  return { id: deliveryId }
}

/** Tries an event that was given up again: the handlers that have not had it, as often as a new one. */
export async function replayEvent(context: RequestContext, { id }: { readonly id: string }): Promise<object> {
  requireWebhooks(context)
  const { base } = internalsOf(context)
  const rowId = rowIdOf(id, 'OutboxEvent') ?? missingId
  const { count } = (await base['outboxEvent']!['updateMany']!({ where: { id: rowId, deliveredAt: null, attempts: { gte: maxAttempts } }, data: { attempts: 0, dueAt: context.now() } })) as { count: number }
  if (count === 0) throw webhookErrors.EVENT_NOT_DEAD()
  await note(context, { changes: { replayedEvent: [null, rowId] } })
  return { id: rowId }
}

/** Who had it sent again is in the trail, though no record changed. */
async function note(context: RequestContext, entry: { readonly model?: string; readonly recordId?: string; readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> }): Promise<void> {
  const { base, origin } = internalsOf(context)
  await writeJournal(base, { ...origin, ...actorsOf(context.principal), action: 'UPDATE', at: context.now(), ...entry })
}
