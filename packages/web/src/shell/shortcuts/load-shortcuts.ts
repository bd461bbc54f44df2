import { ownWords } from '../own-words.ts'
import type { Shell } from '../shell.svelte.ts'

/** The table of shortcuts with its words. */
export async function loadShortcuts(shell: Shell) {
  const words = ownWords(shell, 'shortcuts', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') })
  const [overlay] = await Promise.all([import('./shortcut-overlay.svelte'), words])
  return overlay
}
