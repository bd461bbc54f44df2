import type { TestCaller } from '@tenon/core/testing'
import { expect } from 'vitest'

/** The data of an answer without errors. */
export async function ask<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const answer = await caller.graphql<Data>(query, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data!
}

interface Result {
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly record?: { readonly id: string }
}

/** Does a mutation that must succeed; throws the refusal with its code. */
export async function did(caller: TestCaller, name: string, input: object, record: string): Promise<{ readonly id: string }> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const query = `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { __typename ... on ${upper}Payload { record: ${record} { id } } ... on Error { code message } ... on ValidationError { fields { path code } } } }`
  const { result } = await ask<{ result: Result }>(caller, query, { input })
  if (!result.record) throw new Error(`${name}: ${result.code} ${result.message} ${JSON.stringify(result.fields ?? [])}`)
  return result.record
}
