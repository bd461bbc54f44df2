import type { RequestContext } from '../context.ts'
import type { FactDefinition } from '../facts/fact-types.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { DomainEvent, EventHandler } from '../writes/event-types.ts'
import { passes } from './filter.ts'
import type { WebhookCondition } from './webhook-types.ts'

interface Listening {
  readonly id: string
  readonly facts: readonly string[]
  readonly filter: readonly WebhookCondition[]
}

/**
 * Queues each fact for the webhooks that want it, with the transaction that makes it true: what is rolled back was never
 * queued, what is committed is never lost. `plugins` are those that are enabled.
 */
export function webhookHandlers(plugins: readonly Pick<Plugin, 'definition'>[]): EventHandler[] {
  return plugins.flatMap(({ definition }) => Object.entries(definition.facts ?? {}).map(([event, fact]): EventHandler => ({
    event, id: 'webhooks', mode: 'in-transaction', run: (happened, context) => queueFact(happened, fact, context),
  })))
}

async function queueFact(event: DomainEvent, fact: FactDefinition, context: RequestContext): Promise<void> {
  const { base } = internalsOf(context)
  const hooks = await context.memo('webhooks', () => base['webhook']!['findMany']!({ where: { active: true }, select: { id: true, facts: true, filter: true } }) as Promise<Listening[]>)
  const wanting = hooks.filter(({ facts, filter }) => facts.includes(event.type) && passes(filter, event.payload, fact.payload))
  if (wanting.length === 0) return
  const at = context.now()
  const body = bodyOf({ id: event.id, type: event.type, version: fact.version, at, recordId: event.recordId, data: event.payload })
  await base['webhookDelivery']!['createMany']!({
    data: wanting.map(({ id: webhookId }) => ({ id: context.newId(), webhookId, eventId: event.id, type: event.type, recordId: event.recordId, body, dueAt: at, createdAt: at })),
  })
}

export interface Told {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly at: Date
  readonly recordId: string | null
  /** The payload as the fact declares it. */
  readonly data: unknown
}

/** What a receiver gets, byte for byte: it is kept as text because the signature is over these bytes. */
export function bodyOf(told: Told): string {
  return JSON.stringify(told)
}
