import { resolve } from 'node:path'
import { Command } from 'commander'
import { withInstallation } from '../installation.ts'
import { runLater } from '../run-later.ts'

export function auditCommand(): Command {
  const command = new Command('audit').description('Checks and reads the audit trail.')
  command.addCommand(
    withInstallation(new Command('verify'))
      .description('Follows the whole chain of the audit trail. Exits with 1 at the first entry that is not as it was written, and names it.')
      .option('--anchor <sequence:hash>', 'an earlier end of the chain, as this command printed it: it must still be there')
      .option('--json', 'print the result as JSON')
      .action((options: { dir: string; anchor?: string; json?: boolean }) => runLater(options.dir, { command: 'audit verify', options }, process.stdout)),
  )
  command.addCommand(
    withInstallation(new Command('export'))
      .description('Writes the audit trail to a file, one entry as JSON a line, with its place in the chain.')
      .argument('<file>', 'file to write: audit.jsonl')
      .action((file: string, options: { dir: string }) => runLater(options.dir, { command: 'audit export', options: { ...options, file: resolve(file) } }, process.stdout)),
  )
  return command
}
