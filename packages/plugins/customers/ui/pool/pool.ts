import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'

/** What the page of a customer gives to its actions. */
export interface CustomerActions {
  readonly id: string
  readonly record: Readonly<Record<string, unknown>>
  readonly reload: () => void
}

interface Refused {
  readonly message?: string
}

/** Null where it was done; otherwise why not. */
export async function move(shell: Shell, verb: 'claim' | 'release', id: string): Promise<string | null> {
  const { result } = await ask<{ result: Refused }>(shell, `mutation ($id: ID!) { result: ${verb}Customer(input: { id: $id }) { __typename ... on Error { message } } }`, { id })
  return result.message ?? null
}
