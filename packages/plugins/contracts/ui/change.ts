import type { Shell } from '@tenon/web/module'
import { ask } from './ask.ts'

interface Refused {
  readonly message?: string
  readonly fields?: readonly { readonly message: string }[]
}

/** Does one of our mutations. Null where it was done; otherwise why not, in words for people. */
export async function change(shell: Shell, name: string, input: Readonly<Record<string, unknown>>): Promise<string | null> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const { result } = await ask<{ result: Refused }>(shell, `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename ... on ValidationError { fields { message } } ... on Error { message } } }`, { input })
  return result.fields?.[0]?.message ?? result.message ?? null
}

/** Does it and says so: what was done, or why not. True where it was done. */
export async function changeAndSay(shell: Shell, name: string, input: Readonly<Record<string, unknown>>, done: string): Promise<boolean> {
  const refused = await change(shell, name, input).catch(() => shell.i18n.t('contracts.ui.notSaved'))
  shell.toasts.show(refused === null ? { tone: 'success', title: done } : { tone: 'danger', title: refused })
  return refused === null
}
