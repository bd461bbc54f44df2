import { createHash } from 'node:crypto'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assembleSchema } from '../../../app/assemble-schema.ts'
import { compose, coreFolder, type Composition } from '../../../composition/composition.ts'
import { generate } from '../../../composition/generate.ts'
import { generateSlices } from '../../../composition/slices.ts'
import { dependencies } from '../../../composition/order-plugins.ts'
import type { Plugin } from '../../../plugin/plugin-types.ts'
import { printModule } from './print-module.ts'
import { schemaText } from './schema-text.ts'
import { takeSnapshot, type Snapshot } from './snapshot.ts'
import { subtract } from './subtract.ts'

/** What a package ships for programs: `./sdk` and `./schema.graphql`. */
export interface MadeModule {
  readonly name: string
  /** Folder of the package. */
  readonly folder: string
  readonly part: Snapshot
  readonly typescript: string
  readonly schema: string
}

/**
 * The module of the core and of each enabled plugin: what its schema adds to those of the plugins that it builds on. What is compared is generated
 * beside the sources of a package, and below `generated` for one that is installed, whose folder is not ours to write into.
 */
export async function makeModules(composition: Composition, generated: string): Promise<MadeModule[]> {
  const alone = compose({ ...composition.config, plugins: [] })
  const ofCore = sliceFolder('core', coreFolder, generated)
  await generate(alone, ofCore)
  await generateSlices(composition)
  const whole = new Map<string, Snapshot>([['core', await snapshotOf(alone, ofCore)]])
  const made = [make('core', composition.coreVersion, coreFolder, [], whole)]
  for (const plugin of composition.plugins) {
    const { id, package: folder } = plugin.definition
    const members = withDependencies(plugin, composition.plugins)
    const slice = compose({ ...composition.config, plugins: members })
    const output = sliceFolder(id, fileURLToPath(folder), generated)
    if (isInstalled(fileURLToPath(folder))) await generate(slice, output)
    whole.set(id, await snapshotOf(slice, output))
    made.push(make(id, plugin.version, fileURLToPath(folder), ['core', ...members.map(({ definition }) => definition.id).filter((member) => member !== id)], whole))
  }
  return made
}

/** Whether a package came from a registry, and not from this workspace. */
export function isInstalled(folder: string): boolean {
  return folder.includes(`${sep}node_modules${sep}`)
}

function sliceFolder(id: string, folder: string, generated: string): string {
  return isInstalled(folder) ? join(generated, 'slices', id) : join(folder, '.slice')
}

function make(name: string, version: string, folder: string, requires: readonly string[], whole: ReadonlyMap<string, Snapshot>): MadeModule {
  const bases = requires.map((id) => whole.get(id)!)
  const part = subtract(whole.get(name)!, bases)
  return { name, folder, part, typescript: printModule({ name, version, requires, hash: hashOf(part) }, part), schema: schemaText(part, bases) }
}

/** Changes when the module's part of the schema does. */
export function hashOf(part: Snapshot): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 12)
}

async function snapshotOf(composition: Composition, generated: string): Promise<Snapshot> {
  return takeSnapshot((await assembleSchema(composition, generated)).schema)
}

/** A plugin and what it builds on, in the order of the composition. */
function withDependencies(plugin: Plugin, all: readonly Plugin[]): Plugin[] {
  const ids = new Set<string>()
  const visit = (id: string): void => {
    const found = all.find(({ definition }) => definition.id === id)
    if (!found || ids.has(id)) return
    ids.add(id)
    dependencies(found).forEach(visit)
  }
  visit(plugin.definition.id)
  return all.filter(({ definition }) => ids.has(definition.id))
}
