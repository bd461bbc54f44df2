import { Command, CommanderError } from 'commander'
import { TenonError } from '../errors/tenon-error.ts'
import { readCoreVersion } from '../composition/composition.ts'
import { addCommand } from './add/command.ts'
import { auditCommand } from './audit/command.ts'
import { createCommand } from './create/command.ts'
import { doctorCommand } from './doctor/command.ts'
import { factsCommand } from './facts/command.ts'
import { exportCommand } from './export/command.ts'
import { generateCommand } from './generate/command.ts'
import { importCommand } from './import/command.ts'
import { migrateCommand } from './migrate/command.ts'
import { applyCommand, planCommand } from './plan/command.ts'
import { schemaCommand } from './schema/command.ts'
import { sdkCommand } from './sdk/command.ts'
import { devCommand, startCommand } from './start/command.ts'
import { tokenCommand, userCommand } from './user/command.ts'

/** The `tenon` command. Refusals print their sentence and exit with 1; wrong usage exits with 2; defects print their stack. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('tenon')
    .description('Runs and looks after an installation of Tenon.')
    .version(readCoreVersion())
  for (const command of [generateCommand(), migrateCommand(), planCommand(), applyCommand(), startCommand(), devCommand(), doctorCommand(), userCommand(), tokenCommand(), importCommand(), exportCommand(), auditCommand(), factsCommand(), schemaCommand(), sdkCommand(), createCommand(), addCommand()]) {
    program.addCommand(command)
  }
  settle(program)
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    process.exitCode = report(error, argv.includes('--json'))
    // Open pools would keep a failed command alive.
    if (process.exitCode !== 0) process.exit()
  }
}

/** Options belong to the command that they follow. Wrong usage of any command ends with a hint, and as an error that `main` answers. */
function settle(command: Command): void {
  command.enablePositionalOptions().exitOverride().showHelpAfterError('(run with --help for the options)')
  command.commands.forEach(settle)
}

function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof TenonError) {
    const text = json ? JSON.stringify({ error: { code: error.code, message: error.message } }) : `tenon: ${error.message} [${error.code}]`
    process.stderr.write(text + '\n')
    return 1
  }
  process.stderr.write((error instanceof Error ? (error.stack ?? error.message) : String(error)) + '\n')
  return 1
}
