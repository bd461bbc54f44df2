import { ownWords } from '../own-words.ts'
import type { Shell } from '../shell.svelte.ts'

/** The bell with its words: after the page stands. */
export async function loadBell(shell: Shell) {
  const [bell] = await Promise.all([import('./bell.svelte'), ownWords(shell, 'bell', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') })])
  return bell
}
