import { Command } from 'commander'
import { factsPage } from '../../facts/facts-page.ts'
import { openInstallation, withInstallation } from '../installation.ts'

export function factsCommand(): Command {
  return withInstallation(new Command('facts'))
    .description('Prints the reference of the facts that the plugins tell each other, as Markdown.')
    .action(async (options: { dir: string }) => {
      const { composition } = await openInstallation(options.dir)
      process.stdout.write(factsPage(composition.plugins))
    })
}
