import { Command } from 'commander'
import { openInstallation, withInstallation } from '../installation.ts'

export function sdkCommand(): Command {
  const sdk = new Command('sdk').description('Typed modules for the client of programs, and what fits them.')
  sdk.addCommand(generateCommand())
  return sdk
}

function generateCommand(): Command {
  return withInstallation(new Command('generate'))
    .option('--modules', 'write .sdk/ of each package of this workspace')
    .action(async (options: { dir: string; modules?: boolean }) => {
      const { composition } = await openInstallation(options.dir)
      const { writeModules } = await import('./module/write-modules.ts')
      process.stdout.write((await writeModules(composition)).join(', ') + '\n')
    })
}
