import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from './home/ask.ts'

/** People who work here now, for a field that asks for one. */
export async function searchPeople(shell: Pick<Shell, 'fetch'>, text: string): Promise<readonly Option[]> {
  const query = 'query ($search: String) { people(first: 20, search: $search, filter: { active: { eq: true } }) { nodes { id name title } } }'
  const { people } = await ask<{ people: { nodes: readonly { id: string; name: string; title: string | null }[] } }>(shell, query, { search: text || null })
  return people.nodes.map(({ id, name, title }) => ({ value: id, label: name, detail: title }))
}
