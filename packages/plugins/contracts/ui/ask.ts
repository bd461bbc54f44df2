import type { Shell } from '@tenon/web/module'

/** One question to our own server. Throws where it gives no whole answer. A key makes a change that is sent again happen once. */
export async function ask<Data>(shell: Pick<Shell, 'fetch'>, query: string, variables: Readonly<Record<string, unknown>> = {}, key?: string): Promise<Data> {
  const response = await shell.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: Data | null; errors?: readonly { readonly message: string }[] }
  if (!data || errors) throw new Error(errors?.[0]?.message ?? `The server answered ${response.status}.`)
  return data
}
