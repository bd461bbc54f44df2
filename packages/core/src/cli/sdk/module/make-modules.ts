import { createHash } from 'node:crypto'
import { coreFolder, type Composition } from '../../../composition/composition.ts'
import type { Plugin } from '../../../plugin/plugin-types.ts'
import { folderOf, openSnapshots, type Snapshots } from './open-snapshots.ts'
import { printModule } from './print-module.ts'
import { schemaText } from './schema-text.ts'
import { subtract } from './subtract.ts'
import type { Snapshot } from './snapshot.ts'

/** What a package ships for programs: `./sdk` and `./schema.graphql`. */
export interface MadeModule {
  readonly name: string
  /** Folder of the package. */
  readonly folder: string
  readonly typescript: string
  /** The part that is always there, and by the id of another plugin what is there only beside it. */
  readonly schema: string
  readonly bridges: Readonly<Record<string, string>>
}

/** What a module adds to those that it builds on, which are named. */
interface Part {
  readonly requires: readonly string[]
  readonly adds: Snapshot
}

interface Parts extends Part {
  /** What is there only beside another plugin, by its id. */
  readonly bridges: Readonly<Record<string, Part>>
}

/**
 * The module of the core and of each enabled plugin: what its schema adds to those of the plugins that it requires, and apart from that what it adds
 * where a plugin is enabled too that it does not require.
 */
export async function makeModules(composition: Composition, generated: string): Promise<MadeModule[]> {
  const { plugins, coreVersion } = composition
  const snapshots = await openSnapshots(composition, generated)
  const parts = new Map<string, Parts>([['core', { requires: [], adds: await snapshots.of([]), bridges: {} }]])
  for (const plugin of plugins) parts.set(plugin.definition.id, await partsOf(plugin, plugins, { snapshots, parts }))
  const places = [{ name: 'core', version: coreVersion, folder: coreFolder }, ...plugins.map((plugin) => ({ name: plugin.definition.id, version: plugin.version, folder: folderOf(plugin) }))]
  return places.map((place) => make(place, parts))
}

async function partsOf(plugin: Plugin, all: readonly Plugin[], { snapshots, parts }: { readonly snapshots: Snapshots; readonly parts: ReadonlyMap<string, Parts> }): Promise<Parts> {
  const { id, enhances = {} } = plugin.definition
  const members = required([id], all)
  const requires = ['core', ...members.filter((member) => member !== id)]
  const adds = subtract(await snapshots.of(members), saidBy(requires, parts))
  const bridges: Record<string, Part> = {}
  for (const to of Object.keys(enhances).sort()) {
    if (members.includes(to) || !all.some(({ definition }) => definition.id === to)) continue
    const together = required([id, to], all)
    const others = ['core', ...together.filter((member) => member !== id)]
    bridges[to] = { requires: others, adds: subtract(await snapshots.of(together), [adds, ...saidBy(others, parts)]) }
  }
  return { requires, adds, bridges }
}

/** All that these modules say together, their bridges to each other included. */
function saidBy(ids: readonly string[], parts: ReadonlyMap<string, Parts>): Snapshot[] {
  return ids.flatMap((id) => {
    const { adds, bridges } = parts.get(id)!
    return [adds, ...Object.entries(bridges).filter(([to]) => ids.includes(to)).map(([, bridge]) => bridge.adds)]
  })
}

/** Plugins with all that they require, in the order of the composition. */
function required(wanted: readonly string[], all: readonly Plugin[]): string[] {
  const ids = new Set<string>()
  const visit = (id: string): void => {
    const found = all.find(({ definition }) => definition.id === id)
    if (!found || ids.has(id)) return
    ids.add(id)
    Object.keys(found.definition.requires ?? {}).forEach(visit)
  }
  wanted.forEach(visit)
  return all.map(({ definition }) => definition.id).filter((id) => ids.has(id))
}

function make({ name, version, folder }: { readonly name: string; readonly version: string; readonly folder: string }, parts: ReadonlyMap<string, Parts>): MadeModule {
  const { requires, adds, bridges } = parts.get(name)!
  const beside = Object.fromEntries(Object.entries(bridges).map(([to, bridge]) => [to, bridge.adds]))
  return {
    name, folder,
    typescript: printModule({ name, version, requires, hash: hashOf(adds, beside) }, adds, beside),
    schema: schemaText(adds, saidBy(requires, parts)),
    bridges: Object.fromEntries(Object.entries(bridges).map(([to, bridge]) => [to, schemaText(bridge.adds, [adds, ...saidBy(bridge.requires, parts)])])),
  }
}

/** Changes when the module's part of the schema does. */
export function hashOf(part: Snapshot, bridges: Readonly<Record<string, Snapshot>> = {}): string {
  return createHash('sha256').update(JSON.stringify(Object.keys(bridges).length > 0 ? [part, bridges] : part)).digest('hex').slice(0, 12)
}
