import type { Shell } from './shell.svelte.ts'

export function canImport(shell: Pick<Shell, 'resources'>): boolean {
  return shell.resources.some((resource) => resource.may.import)
}
