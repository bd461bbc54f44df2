import type { TestCaller } from '../../src/testing/index.ts'

export interface Hook {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly active: boolean
  readonly waiting: number
  readonly dead: number
  readonly failingSince: string | null
  readonly disabledAt: string | null
}

export interface Delivery {
  readonly id: string
  readonly type: string
  readonly status: string
  readonly attempts: number
  readonly problem: string | null
  readonly answerCode: number | null
  readonly answer: string | null
}

export type Result = Readonly<Record<string, unknown>> & { readonly __typename: string; readonly id?: string; readonly secret?: string | null; readonly code?: string }

/** One of the use cases of webhooks, as somebody. */
export async function use(person: TestCaller, name: string, input: object, headers: Record<string, string> = {}): Promise<Result> {
  const type = name.charAt(0).toUpperCase() + name.slice(1)
  const secret = /^(create|rotate)/.test(name) ? ' secret' : ''
  const { data, errors } = await person.graphql<{ result: Result }>(`mutation ($input: ${type}Input!) { result: ${name}(input: $input) { __typename ... on ${type}Payload { id${secret} } ... on Error { code } } }`, { input }, headers)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.result
}

export async function hooksOf(person: TestCaller): Promise<readonly Hook[]> {
  return ((await person.graphql<{ webhookBook: { hooks: readonly Hook[] } }>('{ webhookBook }')).data!).webhookBook.hooks
}

export async function logOf(person: TestCaller, webhook: string, status: string | null = null): Promise<readonly Delivery[]> {
  return ((await person.graphql<{ webhookLog: { deliveries: readonly Delivery[] } }>('query ($webhook: ID!, $status: String) { webhookLog(webhook: $webhook, status: $status) }', { webhook, status })).data!).webhookLog.deliveries
}
