import type { CatalogueSource } from '../i18n/index.ts'
import type { Shell } from './shell.svelte.ts'

/** Loads the sentences of a part that comes later than the shell, once. What could not be loaded is asked for again the next time. */
export function ownWords(shell: Shell, part: string, source: CatalogueSource): Promise<void> {
  const loads = shell.service('shell.words', () => new Map<string, Promise<void>>())
  const known = loads.get(part)
  if (known) return known
  const load = shell.i18n.add('', source)
  loads.set(part, load)
  load.catch(() => loads.delete(part))
  return load
}
