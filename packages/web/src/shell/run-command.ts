import type { Command } from './commands.svelte.ts'
import type { Shell } from './shell.svelte.ts'

/** Does it, or goes where it leads. */
export function runCommand(shell: Shell, command: Command): void {
  if (command.href) void shell.router.navigate(command.href)
  else command.run?.()
}
