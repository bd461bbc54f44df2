import { matchScore } from '../../kit/text-match.ts'
import { textOf, type Command } from '../commands.svelte.ts'

/** Commands that answer what was typed, best first; those that are equally good keep their order. */
export function rankCommands(commands: readonly Command[], typed: string): Command[] {
  return commands
    .filter((command) => !command.keyOnly)
    .map((command) => ({ command, score: scoreOf(command, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command)
}

/** By its label; a little by its address, so that the English word finds a page whose label is Chinese. */
function scoreOf(command: Command, typed: string): number {
  const address = command.href?.split('/').at(-1)
  return Math.max(matchScore(textOf(command.label), typed), address ? 0.6 * matchScore(address, typed) : 0)
}
