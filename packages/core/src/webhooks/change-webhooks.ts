import type { RequestContext } from '../context.ts'
import type { FactTable } from '../facts/fact-types.ts'
import { isHerself } from '../rights/actors.ts'
import { rightsErrors } from '../rights/errors.ts'
import { missingId, rowIdOf } from '../schema/global-id.ts'
import { problem } from '../schema/input-problems.ts'
import { validationFailed } from '../schema/resource-writer.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { addressRule } from './addresses.ts'
import { checkUrl } from './check-url.ts'
import { webhookErrors } from './errors.ts'
import { checkFilter } from './filter.ts'
import { addSecret, OVERLAP_HOURS } from './secrets.ts'
import type { WebhookCondition } from './webhook-types.ts'

export interface WebhookInput {
  readonly name: string
  readonly url: string
  readonly facts: readonly string[]
  readonly filter?: readonly WebhookCondition[] | null
  readonly active?: boolean | null
}

export interface ChosenWebhook {
  readonly id: string
  readonly expectedVersion: number
}

const MAX_NAME = 80

export async function createWebhook(context: RequestContext, input: WebhookInput): Promise<object> {
  requireWebhooks(context)
  const id = context.newId()
  const now = context.now()
  await context.db['webhook']!.create({ data: { id, ...written(context, input), active: input.active ?? true, rotatedAt: now }, select: { id: true } })
  const { base, seal } = internalsOf(context)
  return shownOnce({ id }, await addSecret({ base, seal, webhookId: id, now, until: now }))
}

export async function changeWebhook(context: RequestContext, { id, expectedVersion, ...input }: WebhookInput & ChosenWebhook): Promise<object> {
  const { id: rowId, active } = await findWebhook(context, id)
  const isWoken = input.active === true && !active
  await context.db['webhook']!.update({
    where: { id: rowId, version: expectedVersion },
    data: { ...written(context, input), ...(input.active == null ? {} : { active: input.active }), ...(isWoken ? { failingSince: null, disabledAt: null } : {}) }, select: { id: true },
  })
  return { id: rowId }
}

/** A new secret. The former ones sign beside it for a day, so that a receiver changes over without missing anything. */
export async function rotateWebhookSecret(context: RequestContext, { id, expectedVersion }: ChosenWebhook): Promise<object> {
  const { id: rowId } = await findWebhook(context, id)
  const now = context.now()
  await context.db['webhook']!.update({ where: { id: rowId, version: expectedVersion }, data: { rotatedAt: now }, select: { id: true } })
  const { base, seal } = internalsOf(context)
  return shownOnce({ id: rowId }, await addSecret({ base, seal, webhookId: rowId, now, until: new Date(now.getTime() + OVERLAP_HOURS * 3600_000) }))
}

export async function deleteWebhook(context: RequestContext, { id, expectedVersion }: ChosenWebhook): Promise<object> {
  const { id: rowId } = await findWebhook(context, id)
  await context.db['webhook']!.delete({ where: { id: rowId, version: expectedVersion }, select: { id: true } })
  return { id: rowId }
}

/** Of the caller's own work: neither a deputy nor somebody who acts as another administers webhooks. */
export function requireWebhooks({ principal }: RequestContext): void {
  if (!principal.has('core:webhooks') || !isHerself(principal)) throw rightsErrors.NOT_FOUND({ what: 'This webhook' })
}

export async function findWebhook(context: RequestContext, id: string): Promise<{ readonly id: string; readonly name: string; readonly active: boolean }> {
  requireWebhooks(context)
  const row = await context.db['webhook']!.findUnique({ where: { id: rowIdOf(id, 'Webhook') ?? missingId }, select: { id: true, name: true, active: true } })
  if (!row) throw rightsErrors.NOT_FOUND({ what: 'This webhook' })
  return row as { id: string; name: string; active: boolean }
}

/** Not enumerable, so that the answer that is kept for an Idempotency-Key has no secret: a repeat is answered with null. */
function shownOnce(payload: object, secret: string): object {
  return Object.defineProperty(payload, 'secret', { value: secret, enumerable: false })
}

function written(context: RequestContext, { name, url, facts, filter }: WebhookInput) {
  const title = name.trim()
  const problems = [
    ...(title === '' ? [problem('name', 'REQUIRED')] : title.length > MAX_NAME ? [problem('name', 'TOO_LONG', { limit: MAX_NAME })] : []),
    ...(/\p{Cc}/u.test(title) ? [problem('name', 'NOT_TEXT')] : []),
    ...(facts.length === 0 ? [problem('facts', 'REQUIRED')] : []),
  ]
  if (problems.length > 0) throw validationFailed(problems)
  const { company, facts: book } = internalsOf(context)
  const tables = new Map<string, FactTable>(facts.map((type) => {
    const fact = book.facts.get(type)
    if (!fact) throw webhookErrors.WEBHOOK_FACT_UNKNOWN({ fact: type.slice(0, MAX_NAME) })
    return [type, fact.payload]
  }))
  return { name: title, url: checkUrl(url, addressRule(company.webhooks?.privateRanges)), facts: [...tables.keys()], filter: checkFilter(filter ?? [], tables) }
}
