import { relative, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { readCoreVersion } from '../../composition/composition.ts'
import { generate } from '../../composition/generate.ts'
import { generateSlices } from '../../composition/slices.ts'
import { createMigration } from '../../database/create-migration.ts'
import { openInstallation } from '../installation.ts'
import { findsCore } from './finds-core.ts'
import { modelFor, namesFor } from './plugin-names.ts'
import { writePlugin } from './write-plugin.ts'

interface Options {
  readonly model?: string
  readonly zh?: string
  readonly package?: string
  readonly to?: string
}

export function createCommand(): Command {
  const command = new Command('create').description('Starts something new.')
  command.addCommand(
    new Command('plugin')
      .description('Writes a plugin that builds and passes its tests: a model, rights, a page, both languages, README and CI. Asks for what is not given.')
      .argument('[id]', 'id of the plugin, as service-desk')
      .option('--model <name>', 'the first model, singular, as Ticket')
      .option('--zh <words>', 'what the model is called in Chinese')
      .option('--package <name>', 'name of the npm package')
      .option('--to <folder>', 'where to write it; by default a new folder with the id as its name')
      .action(createPlugin),
  )
  return command
}

async function createPlugin(given: string | undefined, options: Options): Promise<void> {
  const ask = questions()
  const id = given ?? (await ask('What is the plugin called? (its id, as service-desk)', 'my-plugin'))
  const model = options.model ?? (await ask('What does it keep? (one of them, as Ticket)', modelFor(id)))
  const titleZh = options.zh ?? (await ask('What is that called in Chinese?', model))
  ask.end()
  const folder = resolve(options.to ?? id)
  const files = writePlugin(folder, namesFor({ id, model, titleZh, packageName: options.package ?? `tenon-plugin-${id}`, version: readCoreVersion() }))
  const isReady = findsCore(folder)
  if (isReady) await prepare(folder, id)
  const steps = [`cd ${relative(process.cwd(), folder) || '.'}`, ...(isReady ? [] : ['npm install', 'npm run migration']), 'npm test', 'npm run dev']
  process.stdout.write(`Wrote ${files.length} files to ${folder}. Go on with:\n\n${steps.map((step) => `  ${step}\n`).join('')}\n`)
}

/** Asks at a terminal; elsewhere what is assumed is taken. */
function questions(): ((question: string, assumed: string) => Promise<string>) & { end(): void } {
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null
  const ask = async (question: string, assumed: string): Promise<string> => (await terminal?.question(`${question} [${assumed}] `))?.trim() || assumed
  return Object.assign(ask, { end: () => terminal?.close() })
}

/** What it compiles against, and its first migration. */
async function prepare(folder: string, id: string): Promise<void> {
  const { composition, generated } = await openInstallation(folder)
  await generate(composition, generated)
  await generateSlices(composition)
  const own = composition.units.find((unit) => unit.id === id)!
  await createMigration(own, composition.units.filter((unit) => unit.id === 'core'), 'init')
}
