import type { RequestContext } from '../context.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { globalId, missingId, rowIdOf } from '../schema/global-id.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { maxAttempts } from '../writes/outbox.ts'
import { factMembers } from './fact-members.ts'
import { MAX_ATTEMPTS, type WebhookCondition } from './webhook-types.ts'

const PAGE = 50

interface HookRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly url: string
  readonly facts: readonly string[]
  readonly filter: readonly WebhookCondition[]
  readonly active: boolean
  readonly rotatedAt: Date
  readonly failingSince: Date | null
  readonly disabledAt: Date | null
}

/** The facts that there are, and the webhooks that are told of them; never their secrets. Null for those who may not. */
export async function readWebhookBook(context: RequestContext, plugins: readonly Pick<Plugin, 'definition'>[]): Promise<object | null> {
  if (!context.principal.has('core:webhooks')) return null
  const select = { id: true, version: true, name: true, url: true, facts: true, filter: true, active: true, rotatedAt: true, failingSince: true, disabledAt: true }
  const rows = (await context.db['webhook']!.findMany({ select, orderBy: [{ name: 'asc' }, { id: 'asc' }] })) as unknown as HookRow[]
  const groups = (await internalsOf(context).base['webhookDelivery']!['groupBy']!({ by: ['webhookId', 'status'], where: { status: { not: 'DELIVERED' } }, _count: { _all: true } })) as { webhookId: string; status: string; _count: { _all: number } }[]
  const countOf = (id: string, status: string): number => groups.find((group) => group.webhookId === id && group.status === status)?._count._all ?? 0
  return {
    facts: plugins.flatMap(({ definition }) => Object.entries(definition.facts ?? {}).map(([type, { version, description, payload }]) => ({ type, plugin: definition.id, version, description, members: factMembers(payload) }))),
    hooks: rows.map((row) => ({ ...row, id: globalId('Webhook', row.id), waiting: countOf(row.id, 'PENDING'), dead: countOf(row.id, 'DEAD') })),
  }
}

export interface LogQuestion {
  readonly webhook: string
  readonly status?: string | null
  readonly after?: string | null
}

/** Deliveries of a webhook, newest first, without what was in them: who administers webhooks need not see the business. */
export async function readWebhookLog(context: RequestContext, { webhook, status, after }: LogQuestion): Promise<object | null> {
  if (!context.principal.has('core:webhooks')) return null
  const rows = (await internalsOf(context).base['webhookDelivery']!['findMany']!({
    where: { webhookId: rowIdOf(webhook, 'Webhook') ?? missingId, ...(isStatus(status) ? { status } : {}), ...(after ? { id: { lt: rowIdOf(after, 'WebhookDelivery') ?? missingId } } : {}) },
    select: { id: true, eventId: true, type: true, recordId: true, status: true, attempts: true, dueAt: true, problem: true, answerCode: true, answer: true, createdAt: true, attemptedAt: true },
    orderBy: { id: 'desc' }, take: PAGE + 1,
  })) as { id: string }[]
  return { deliveries: rows.slice(0, PAGE).map((row) => ({ ...row, id: globalId('WebhookDelivery', row.id) })), hasMore: rows.length > PAGE, maxAttempts: MAX_ATTEMPTS }
}

/** Events that the outbox gave up: which handlers had them, and what stopped the next one. Newest first. */
export async function readDeadEvents(context: RequestContext): Promise<object | null> {
  if (!context.principal.has('core:webhooks')) return null
  const rows = (await internalsOf(context).base['outboxEvent']!['findMany']!({
    where: { deliveredAt: null, attempts: { gte: maxAttempts } },
    select: { id: true, type: true, recordId: true, at: true, attempts: true, lastError: true, deliveredTo: true }, orderBy: { id: 'desc' }, take: 4 * PAGE,
  })) as { id: string }[]
  return rows.map((row) => ({ ...row, id: globalId('OutboxEvent', row.id) }))
}

function isStatus(status: unknown): status is string {
  return status === 'PENDING' || status === 'DELIVERED' || status === 'DEAD'
}
