import { ownWords } from '../../own-words.ts'
import type { Shell } from '../../shell.svelte.ts'

/** One of the tools with which a person arranges her home page, with their words. */
export async function loadArranging<Part>(shell: Shell, part: Promise<Part>): Promise<Part> {
  await ownWords(shell, 'arranging', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') })
  return part
}
