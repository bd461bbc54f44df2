import { useShell } from '../shell.svelte.ts'
import { liveOf } from './live.svelte.ts'

/**
 * Runs when records of these models changed that the person may read, whoever changed them and wherever; also after a lost
 * stream, when it is not known what changed. For what is shown to stay true: ask again, and leave focus and scroll where they
 * are. Called while a component initialises.
 */
export function useLive(models: readonly string[], run: () => void): void {
  const live = liveOf(useShell())
  $effect(() => live.onModels((changed) => (changed === null || models.some((model) => changed.has(model))) && run()))
}
