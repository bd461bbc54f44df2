import type { Shell } from '@tenon/web/module'

export interface Course {
  readonly id: string
  readonly title: string
  readonly startsOn: string
  readonly seats: number | null
}

const QUERY = 'query NextCourses($first: Int!, $from: Date!) { courses(first: $first, filter: { startsOn: { gte: $from } }, orderBy: [{ field: STARTS_ON }]) { nodes { id title startsOn seats } } }'

/** The courses from a day on, as far as the caller may see them: the server decides. */
export async function nextCourses(shell: Pick<Shell, 'fetch'>, from: string, first: number): Promise<readonly Course[]> {
  const response = await shell.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { first, from } }),
  })
  const { data, errors } = (await response.json()) as { data?: { courses: { nodes: readonly Course[] } }; errors?: readonly { readonly message: string }[] }
  if (!data || errors) throw new Error(errors?.[0]?.message ?? `The server answered ${response.status}.`)
  return data.courses.nodes
}

/** Ids are `Course:{uuid}`, addresses end with the bare uuid. */
export function addressOf({ id }: Course): string {
  return `/courses/courses/${id.slice(id.indexOf(':') + 1)}`
}
