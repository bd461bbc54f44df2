import { ownWords } from '../own-words.ts'
import type { Shell } from '../shell.svelte.ts'

/** The palette with its words. */
export async function loadPalette(shell: Shell) {
  const words = ownWords(shell, 'palette', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') })
  const [palette] = await Promise.all([import('./palette.svelte'), words, shell.i18n.complete()])
  return palette
}
