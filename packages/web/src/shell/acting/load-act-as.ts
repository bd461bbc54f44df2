import type { Shell } from '../shell.svelte.ts'

/** The dialog in which acting begins, with its words. */
export async function loadActAs(shell: Shell) {
  const words = shell.service('shell.actAs', () => shell.i18n.add('', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') }))
  const [dialog] = await Promise.all([import('./act-as-dialog.svelte'), words])
  return dialog
}
