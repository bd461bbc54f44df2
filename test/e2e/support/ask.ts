import type { Page } from 'playwright-core'

/** Asks the API from within a page, so with the rights of whoever is signed in there. */
export async function ask<Data>(page: Page, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
  const answer = await page.evaluate(async (body) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'x-tenon-client': 'web' }, body: JSON.stringify(body) })
    return (await response.json()) as { data?: unknown; errors?: readonly { message: string }[] }
  }, { query, variables })
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data as Data
}
