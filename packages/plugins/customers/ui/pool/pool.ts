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

export const POOL = `query CustomerPool($first: Int!, $search: String) {
  poolState { claimedToday claimPerDay held holdCap }
  customers(first: $first, search: $search, filter: { ownerId: { isNull: true } }, orderBy: [{ field: NAME, direction: ASC }]) { totalCount nodes { id name industry region customerClass lastContactAt poolProtected } }
}`

export interface PooledCustomer {
  readonly id: string
  readonly name: string | null
  readonly industry: string | null
  readonly region: string | null
  readonly customerClass: string | null
  readonly lastContactAt: string | null
  readonly poolProtected: boolean | null
}

export interface Pool {
  /** Nothing for who may not take from the pool. */
  readonly poolState: { readonly claimedToday: number; readonly claimPerDay: number; readonly held: number; readonly holdCap: number } | null
  readonly customers: { readonly totalCount: number; readonly nodes: readonly PooledCustomer[] }
}
