import { ownWords } from '../own-words.ts'
import type { Shell } from '../shell.svelte.ts'

/** Loads the sentences of the way in, once. */
export function signInWords(shell: Shell): Promise<void> {
  return ownWords(shell, 'signIn', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') })
}
