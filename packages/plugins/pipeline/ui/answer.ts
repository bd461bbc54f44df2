import type { Shell } from '@tenon/web/module'
import { ask } from './home/ask.ts'

interface Refused {
  readonly message?: string
  readonly fields?: readonly { readonly message: string }[]
}

/** Runs a mutation; null where it was done, otherwise why not, as a sentence for people. */
export async function run(shell: Pick<Shell, 'fetch'>, name: string, input: Readonly<Record<string, unknown>>): Promise<string | null> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const { result } = await ask<{ result: Refused }>(shell, `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { __typename ... on Error { message } ... on ValidationError { fields { message } } } }`, { input })
  if (result.message === undefined) return null
  return result.fields?.map(({ message }) => message).join(' ') || result.message
}
