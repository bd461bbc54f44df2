import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from './ask.ts'

/** By name alone: finance sees who is billed, and not all that the search of customers looks into. */
const CUSTOMERS = 'query ($filter: CustomerFilter) { found: customers(first: 12, filter: $filter, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name } } }'

export async function searchCustomers(shell: Pick<Shell, 'fetch'>, text: string): Promise<Option[]> {
  const { found } = await ask<{ found: { nodes: readonly { readonly id: string; readonly name: string | null }[] } }>(shell, CUSTOMERS, { filter: text.trim() === '' ? null : { name: { contains: text.trim() } } })
  return found.nodes.map(({ id, name }) => ({ value: id, label: name ?? '–' }))
}
