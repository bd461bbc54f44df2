import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from './ask.ts'

const CUSTOMERS = 'query ($text: String) { found: customers(first: 12, search: $text, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name } } }'

export async function searchCustomers(shell: Pick<Shell, 'fetch'>, text: string): Promise<Option[]> {
  const { found } = await ask<{ found: { nodes: readonly { readonly id: string; readonly name: string | null }[] } }>(shell, CUSTOMERS, { text: text.trim() || null })
  return found.nodes.map(({ id, name }) => ({ value: id, label: name ?? '–' }))
}
