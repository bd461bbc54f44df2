import type { Shell } from '../shell.svelte.ts'

/** Loads the sentences of the way in, once. */
export function signInWords(shell: Shell): Promise<void> {
  return shell.service('shell.signIn', () => shell.i18n.add('', { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') }))
}
