import { Command } from 'commander'
import { generate } from '../../composition/generate.ts'
import { generateSlices } from '../../composition/slices.ts'
import { openInstallation, withInstallation } from '../installation.ts'

export function generateCommand(): Command {
  return withInstallation(new Command('generate'))
    .description('Writes .tenon/: the composed data model, its client, and the lock that everything else reads.')
    .option('--slices', 'also write what each plugin in this workspace compiles against (.slice/) and gives to programs (.sdk/)')
    .option('--json', 'print the result as JSON')
    .action(async (options: { dir: string; slices?: boolean; json?: boolean }) => {
      const { composition, generated } = await openInstallation(options.dir)
      const { changed, lock } = await generate(composition, generated)
      const slices = options.slices ? await generateSlices(composition) : []
      if (options.slices) await (await import('../sdk/module/write-modules.ts')).writeModules(composition, generated)
      if (options.json) process.stdout.write(JSON.stringify({ changed, plugins: lock.plugins.map(({ id, version }) => ({ id, version })), slices }) + '\n')
      else process.stdout.write(`${changed ? 'Generated' : 'Up to date'}: ${lock.plugins.map((plugin) => plugin.id).join(', ')}.\n`)
    })
}
