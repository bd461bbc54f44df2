import { resolve } from 'node:path'
import { Command } from 'commander'
import { withInstallation } from '../installation.ts'
import { runLater } from '../run-later.ts'

export function importCommand(): Command {
  return withInstallation(new Command('import'))
    .description('Imports CSV and XLSX files as a mapping file says. A second run of the same files changes nothing; exits with 1 when rows were rejected.')
    .argument('<mapping>', 'mapping file (YAML, or a TypeScript module)')
    .argument('<paths...>', 'files, or folders with the files that the mapping names')
    .option('--dry-run', 'check everything and write nothing')
    .option('--as <email>', 'import with the rights of this person; with all rights where left out')
    .option('--report <file>', 'write every rejected row to this CSV file')
    .option('--json', 'print the report as JSON')
    .action(async (mapping: string, paths: string[], options: { dir: string; dryRun?: boolean; as?: string; report?: string; json?: boolean }) => {
      const { report } = options
      // The process that has the data open may stand in another folder.
      const absolute = { ...options, mapping: resolve(mapping), paths: paths.map((path) => resolve(path)), ...(report === undefined ? {} : { report: resolve(report) }) }
      await runLater(options.dir, { command: 'import', options: absolute }, process.stdout)
    })
}
