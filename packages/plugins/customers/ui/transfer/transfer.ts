import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'

export const PREVIEW = 'query TransferPreview($ids: [ID!], $formerOwnerId: ID) { preview: transferPreview(ids: $ids, formerOwnerId: $formerOwnerId) { customers contacts interactions nextActions work limit } }'

export interface Preview {
  readonly customers: number
  readonly contacts: number
  readonly interactions: number
  readonly nextActions: number
  readonly work: number
  readonly limit: number
}

/** What the bar of a list's selection gives. */
export interface ChosenCustomers {
  readonly ids: readonly string[]
  readonly reload: () => void
}

const TRANSFER = 'mutation ($input: TransferCustomersInput!) { result: transferCustomers(input: $input) { ... on TransferCustomersPayload { count } ... on Error { message } } }'

/** How many changed hands, or why none did. */
export async function transfer(shell: Shell, input: Readonly<Record<string, unknown>>): Promise<{ readonly refused: string | null; readonly count: number }> {
  const { result } = await ask<{ result: { readonly count?: number; readonly message?: string } }>(shell, TRANSFER, { input })
  return { refused: result.message ?? null, count: result.count ?? 0 }
}
