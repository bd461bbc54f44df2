import type { DataClient } from '../../data/client.ts'
import type { Option } from '../../kit/index.ts'

const FIND = 'query FindPeople($search: String) { people(first: 20, search: $search, filter: { active: { eq: true } }) { nodes { id name title } } }'

/** Colleagues by name, for fields that choose them. */
export async function findPeople(client: Pick<DataClient, 'query'>, search: string, signal: AbortSignal): Promise<Option[]> {
  const answer = await client.query<{ people: { nodes: readonly { id: string; name: string; title: string | null }[] } }>(FIND, { search: search || null }, { signal })
  return answer.people.nodes.map(({ id, name, title }) => ({ value: id, label: name, ...(title === null ? {} : { detail: title }) }))
}
