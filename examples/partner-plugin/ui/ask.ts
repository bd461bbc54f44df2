import type { Shell } from '@tenon/web/module'

/** One question with the caller's rights. Throws with the server's sentence. */
export async function ask<Data>(shell: Pick<Shell, 'fetch'>, query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
  const response = await shell.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: Data; errors?: readonly { readonly message: string }[] }
  if (!data || errors) throw new Error(errors?.[0]?.message ?? `The server answered ${response.status}.`)
  return data
}

/** Ids are `DealRegistration:{uuid}`, addresses end with the bare uuid. */
export function pageOf({ id }: { readonly id: string }): string {
  return `/channel/deal-registrations/${id.slice(id.indexOf(':') + 1)}`
}
