import { resolve } from 'node:path'
import { Command } from 'commander'
import { withInstallation } from '../installation.ts'
import { runLater } from '../run-later.ts'

export function exportCommand(): Command {
  return withInstallation(new Command('export'))
    .description('Writes all records of a resource to a CSV or XLSX file, by the ending of its name.')
    .argument('<resource>', 'name of the resource, e.g. Opportunity')
    .argument('<file>', 'file to write: deals.csv or deals.xlsx')
    .option('--as <email>', 'export what this person may see; everything where left out')
    .option('--locale <locale>', 'language of the headers', 'en')
    .action(async (resource: string, file: string, options: { dir: string; as?: string; locale: string }) => {
      await runLater(options.dir, { command: 'export', options: { ...options, resource, file: resolve(file) } }, process.stdout)
    })
}
