import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from './ask.ts'

interface Found {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly detail: string | null }[]
}

const CUSTOMERS = 'query ($text: String) { found: customers(first: 12, search: $text, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name detail: industry } } }'
const PEOPLE = 'query ($text: String) { found: people(first: 12, search: $text, filter: { active: { eq: true } }, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name detail: title } } }'

export function searchCustomers(shell: Shell, text: string): Promise<Option[]> {
  return search(shell, CUSTOMERS, text)
}

export function searchPeople(shell: Shell, text: string): Promise<Option[]> {
  return search(shell, PEOPLE, text)
}

async function search(shell: Shell, query: string, text: string): Promise<Option[]> {
  const { found } = await ask<{ found: Found }>(shell, query, { text: text.trim() || null })
  return found.nodes.map(({ id, name, detail }) => ({ value: id, label: name, detail }))
}
