import { untrack } from 'svelte'
import { useShell, type Command } from '../../module.ts'

/** Puts commands in force while the component is there. Called while it initialises. */
export function useCommands(commands: () => readonly Command[]): void {
  const shell = useShell()
  $effect(() => {
    const current = commands()
    // Adding reads the list that it changes.
    return untrack(() => shell.commands.add(current))
  })
}
