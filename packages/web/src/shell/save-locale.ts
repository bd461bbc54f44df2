import { askGraphql } from './shell-fetch.ts'

interface Me {
  readonly me: { readonly id: string; readonly version: number } | null
}

/** Keeps the language with the person, for other devices and for mail. Where that fails, this device still remembers it. */
export async function saveLocale(send: typeof fetch, locale: string): Promise<void> {
  const me = (await askGraphql<Me>(send, 'query MyVersion { me { id version } }', {}))?.me
  if (!me) return
  const input = { id: me.id, expectedVersion: me.version, locale }
  await askGraphql(send, 'mutation SaveLocale($input: UpdatePersonInput!) { updatePerson(input: $input) { __typename } }', { input })
}
