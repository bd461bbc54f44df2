import { ownWords } from '../own-words.ts'
import type { Shell } from '../shell.svelte.ts'
import { signInWords } from '../sign-in/sign-in-words.ts'

/** The account page with its words, which nobody needs before. */
export async function loadAccount(shell: Shell) {
  const words = ownWords(shell, 'account', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') })
  const [page] = await Promise.all([import('./account-page.svelte'), words, signInWords(shell)])
  return page
}
