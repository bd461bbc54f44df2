import type { DataClient } from '../../data/client.ts'
import type { Option } from '../../kit/index.ts'

const PEOPLE = 'query FindPeople($text: String) { people(first: 20, search: $text, filter: { active: { eq: true } }, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name title team { name } } } }'

interface Found {
  readonly people: { readonly nodes: readonly { readonly id: string; readonly name: string; readonly title: string | null; readonly team: { readonly name: string } | null }[] }
}

/** Active people by what somebody typed, by their GraphQL ids, told apart by job and unit. */
export async function findPeople(client: Pick<DataClient, 'query'>, text: string, signal: AbortSignal): Promise<Option[]> {
  const { people } = await client.query<Found>(PEOPLE, { text: text || null }, { signal, fresh: true })
  return people.nodes.map(({ id, name, title, team }) => ({ value: id, label: name, detail: [title, team?.name].filter(Boolean).join(' · ') || null }))
}
