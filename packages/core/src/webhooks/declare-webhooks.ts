import type { RequestContext } from '../context.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import type { LooseBuilder, LooseFields, LooseInputFields } from '../schema/loose-builder.ts'
import type { UseCaseOptions } from '../schema/use-case.ts'
import { changeWebhook, createWebhook, deleteWebhook, rotateWebhookSecret, type ChosenWebhook, type WebhookInput } from './change-webhooks.ts'
import { readDeadEvents, readWebhookBook, readWebhookLog, type LogQuestion } from './read-webhooks.ts'
import { replayDelivery, replayEvent, testWebhook } from './replay.ts'
import { webhookTests } from './webhook-types.ts'

type Builder = LooseBuilder & { useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void }

/** Webhooks: where facts of the enabled plugins go to, and what became of each. Needs core:webhooks. */
export function declareWebhooks(builder: object, plugins: readonly Plugin[]): void {
  const b = builder as Builder
  addQueries(b, plugins)
  addChanges(b)
  addReplays(b)
}

/** Plain data, as only the administrator's page reads it: programs' clients stay small. */
function addQueries(b: Builder, plugins: readonly Plugin[]): void {
  b.queryFields((t: LooseFields) => ({
    webhookBook: t.field({
      type: 'JSON', nullable: true, description: 'The facts that webhooks can be told of, and the webhooks, without their secrets. Null without core:webhooks.',
      resolve: (_root: never, _args: never, context: RequestContext) => readWebhookBook(context, plugins),
    }),
    webhookLog: t.field({
      type: 'JSON', nullable: true, description: 'Deliveries of a webhook, newest first, 50 at a time. Null without core:webhooks.',
      args: { webhook: t.arg({ type: 'ID', required: true }), status: t.arg({ type: 'String', description: 'PENDING, DELIVERED or DEAD.' }), after: t.arg({ type: 'ID' }) },
      resolve: (_root: never, question: LogQuestion, context: RequestContext) => readWebhookLog(context, question),
    }),
    deadEventBook: t.field({
      type: 'JSON', nullable: true, description: 'Events that handlers of plugins could not take and that were given up. Null without core:webhooks.',
      resolve: (_root: never, _args: never, context: RequestContext) => readDeadEvents(context),
    }),
  }))
}

function addChanges(b: Builder): void {
  const test = b.enumType('WebhookTest', { description: 'How a member of a payload is compared.', values: webhookTests })
  const condition = b.inputType('WebhookConditionInput', {
    description: 'A condition on a member of the payload: currency, gross.minor, lines[].kind.',
    fields: (t) => ({ member: t.field({ type: 'String', required: true }), test: t.field({ type: test, required: true }), value: t.field({ type: 'String', required: true }) }),
  })
  const whole = (t: LooseInputFields) => ({
    name: t.field({ type: 'String', required: true }),
    url: t.field({ type: 'String', required: true }),
    facts: t.field({ type: ['String'], required: true, description: 'Types of facts: contract.signed.' }),
    filter: t.field({ type: [condition], description: 'All of them must hold. Every fact must have the members.' }),
    active: t.field({ type: 'Boolean', description: 'True where a new one is made without it.' }),
  })
  b.useCase<WebhookInput>('createWebhook', { description: 'Makes a webhook. Its secret is in this answer and never again.', input: whole, payload: withSecret, run: createWebhook })
  b.useCase<WebhookInput & ChosenWebhook>('changeWebhook', { description: 'Changes a webhook, if nobody else did since. One that was switched off for its failures starts anew.', input: (t) => ({ ...chosen(t), ...whole(t) }), payload: withId('Webhook'), run: changeWebhook })
  b.useCase<ChosenWebhook>('rotateWebhookSecret', { description: 'Makes a new secret, which is in this answer and never again. The former one signs beside it for a day.', input: chosen, payload: withSecret, run: rotateWebhookSecret })
  b.useCase<ChosenWebhook>('deleteWebhook', { description: 'Removes a webhook and its deliveries.', input: chosen, payload: withId('Webhook'), run: deleteWebhook })
}

function addReplays(b: Builder): void {
  const one = (t: LooseInputFields) => ({ id: t.field({ type: 'ID', required: true }) })
  b.useCase<{ id: string }>('testWebhook', { description: 'Sends a message of the type webhook.test.', input: one, payload: withId('WebhookDelivery'), run: testWebhook })
  b.useCase<{ id: string }>('replayWebhookDelivery', { description: 'Sends a delivery again that arrived, was given up, or waits after a failure, with the same Tenon-Id.', input: one, payload: withId('WebhookDelivery'), run: replayDelivery })
  b.useCase<{ id: string }>('replayDeadEvent', { description: 'Tries an event that was given up again, with the handlers that have not had it.', input: one, payload: withId('OutboxEvent'), run: replayEvent })
}

function chosen(t: LooseInputFields): Record<string, unknown> {
  return { id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }) }
}

function withId(type: string) {
  return (t: LooseFields) => ({ id: t.field({ type: 'ID', resolve: ({ id }: { id: string }) => `${type}:${id}` }) })
}

function withSecret(t: LooseFields): Record<string, unknown> {
  return { ...withId('Webhook')(t), secret: t.field({ type: 'String', nullable: true, description: 'Shown this once; null in the answer to a repeat.', resolve: ({ secret }: { secret?: string }) => secret ?? null }) }
}
