import { ownWords } from '../own-words.ts'
import type { Shell } from '../shell.svelte.ts'

/** The dialog in which acting begins, with its words. */
export async function loadActAs(shell: Shell) {
  const words = ownWords(shell, 'actAs', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') })
  const [dialog] = await Promise.all([import('./act-as-dialog.svelte'), words])
  return dialog
}
