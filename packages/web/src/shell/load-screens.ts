import type { CatalogueSource } from '../i18n/index.ts'
import type { Screens } from './screens.ts'
import type { Shell } from './shell.svelte.ts'

const MESSAGES = import.meta.glob<{ default: Record<string, string> }>('../screens/messages/*.ts')

/** The screens with their words, loaded when the first of them is shown. */
export function loadScreens(shell: Shell): Promise<Screens> {
  return shell.service('shell.screens', async () => {
    const [{ screens }] = await Promise.all([import('../screens/index.ts'), shell.i18n.add('screens', byLocale())])
    return screens
  })
}

function byLocale(): CatalogueSource {
  return Object.fromEntries(Object.entries(MESSAGES).map(([file, load]) => [file.replace(/^.*\/|\.ts$/g, ''), load]))
}
