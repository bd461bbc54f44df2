import { relative } from 'node:path'
import { Command } from 'commander'
import { generate } from '../../composition/generate.ts'
import { generateSlices, sliceUnits, unitsBelow } from '../../composition/slices.ts'
import { createMigration } from '../../database/create-migration.ts'
import { findsCore } from '../create/finds-core.ts'
import { openInstallation } from '../installation.ts'
import { addBridge } from './add-bridge.ts'
import { addEvent } from './add-event.ts'
import { addJob } from './add-job.ts'
import { addModel } from './add-model.ts'
import { addSlot } from './add-slot.ts'
import { openPlugin, type PluginFolder } from './plugin-folder.ts'

interface Options {
  readonly dir: string
  readonly zh?: string
  readonly model?: string
  readonly id?: string
  readonly to?: string
  readonly package?: string
}

type Add = (plugin: PluginFolder, name: string, options: Options) => void | Promise<void>

export function addCommand(): Command {
  const command = new Command('add').description('Adds a part to a plugin, with its words and its test, and wires it in. What cannot be done whole is not begun.')
  const part = (name: string, argument: string, about: string, add: Add): Command => {
    const made = new Command(name).description(about).argument(argument).option('--dir <folder>', 'folder of the plugin', process.cwd())
    command.addCommand(made.action((given: string, options: Options) => run(add, given, options)))
    return made
  }
  part('model', '<Model>', 'A further model: table, migration, rights, list and form.', addModel).option('--zh <words>', 'what it is called in Chinese')
  part('bridge', '<plugin>', 'The part that is there only while another plugin is enabled too.', addBridge).option('--to <Model>', 'the model of the other plugin; by default its first').option('--model <Model>', 'the model of this plugin that refers to it; by default the first').option('--package <name>', 'npm package of the other plugin; by default @tenon/{plugin}')
  part('slot', '<slot>', "A panel in a place of another page, as 'customers:customer.aside@1'.", addSlot).option('--id <id>', 'id of the panel').option('--model <Model>', 'whose records it shows; by default those of the first model').option('--zh <words>', 'its title in Chinese')
  part('event', '<event>', 'A fact that others can hear, as ticket.resolved, and the use case that tells it.', addEvent).option('--model <Model>', 'whose records it is about; by default the first').option('--zh <words>', 'what it is called in Chinese')
  part('job', '<id>', 'Work of every night, as remind-owners.', addJob).option('--model <Model>', 'whose records it looks at; by default those of the first model')
  return command
}

async function run(add: Add, name: string, options: Options): Promise<void> {
  const plugin = openPlugin(options.dir)
  await add(plugin, name, options)
  const files = plugin.save()
  const made = findsCore(plugin.folder) ? await prepare(plugin, name) : null
  process.stdout.write(`Wrote ${[...files, ...(made ?? [])].join(', ')}.\n${made === null ? 'Go on with: npm install, npm run migration, npm test\n' : 'Go on with: npm test\n'}`)
}

/** The types that the plugin compiles against, and the migrations of what was added. */
async function prepare({ id, folder }: PluginFolder, name: string): Promise<string[]> {
  const { composition, generated } = await openInstallation(folder)
  await generate(composition, generated)
  await generateSlices(composition)
  const own = composition.plugins.find(({ definition }) => definition.id === id)
  if (!own) return []
  const units = sliceUnits(own, composition.plugins)
  const written: string[] = []
  for (const unit of units.filter((candidate) => candidate.id === id || candidate.id.startsWith(`${id}+`))) {
    const file = await createMigration(unit, unitsBelow(unit, composition.plugins), `add-${name}`)
    if (file !== null) written.push(relative(folder, file))
  }
  return written
}
