import type { Page } from 'playwright-core'
import { ask } from './ask.ts'

/**
 * Sets the language of whoever is signed in; null is that of the browser, as at first. It is kept for the person, whom other tests visit as well:
 * set it back to null at the end.
 */
export async function speak(page: Page, locale: string | null): Promise<void> {
  const { me } = await ask<{ me: { id: string; version: number } }>(page, '{ me { id version } }')
  await ask(page, 'mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { __typename } }', { input: { id: me.id, expectedVersion: me.version, locale } })
}
