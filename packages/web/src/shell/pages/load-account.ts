import type { Shell } from '../shell.svelte.ts'
import { signInWords } from '../sign-in/sign-in-words.ts'

/** The account page with its words, which nobody needs before. */
export async function loadAccount(shell: Shell) {
  const words = shell.service('shell.account', () => shell.i18n.add('', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') }))
  const [page] = await Promise.all([import('./account-page.svelte'), words, signInWords(shell)])
  return page
}
