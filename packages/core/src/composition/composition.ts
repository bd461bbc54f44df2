import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TenonConfig } from '../plugin/define-config.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { factProblems } from '../facts/fact-book.ts'
import { corePlugin } from '../core-plugin/core-plugin.ts'
import { readResources, wantedKeys, type NameKey } from '../name-keys/index.ts'
import { coreFolder, readCoreVersion } from './core-version.ts'
import { composeModels, type ComposedModels, type ModelUnit } from './compose-models.ts'
import { orderPlugins } from './order-plugins.ts'
import { Problems } from './problems.ts'

/** A part that has models and migrations of its own: the core, a plugin, or a bridge between two enabled plugins. */
export interface Unit extends ModelUnit {
  readonly folder: string
  /** Where its migrations are; the ledger names them by `id`. */
  readonly migrations: string
}

/** The resolved, ordered set of enabled plugins of one installation. */
export interface Composition {
  readonly config: TenonConfig
  readonly plugins: readonly Plugin[]
  readonly units: readonly Unit[]
  readonly models: ComposedModels
  /** What the database makes of names, to sort and to find by. */
  readonly keys: readonly NameKey[]
  readonly coreVersion: string
}

/** Resolves a configuration, or throws COMPOSITION_INVALID with every problem found. */
export function compose(config: TenonConfig): Composition {
  const problems = new Problems()
  const coreVersion = readCoreVersion()
  const plugins = orderPlugins(config.plugins, coreVersion, problems)
  checkOwnership(plugins, problems)
  for (const problem of factProblems(plugins)) problems.add(problem)
  const units = [coreUnit(), ...plugins.flatMap((plugin) => unitsOf(plugin, plugins, problems))]
  const models = composeModels(units.filter((unit) => unit.source !== ''), problems)
  problems.throwIfAny()
  const keys = wantedKeys(models, readResources([corePlugin(plugins), ...plugins]))
  return { config, plugins, units, models, keys, coreVersion }
}

export { coreFolder, readCoreVersion }

export function coreUnit(): Unit {
  return unit('core', coreFolder, 'model.prisma', 'migrations')
}

/** A plugin's own models, then one unit per bridge to a plugin that is enabled too. */
export function unitsOf(plugin: Plugin, enabled: readonly Plugin[], problems: Problems): Unit[] {
  const { id, enhances = {} } = plugin.definition
  const folder = fileURLToPath(plugin.definition.package)
  const units = [unit(id, folder, 'model.prisma', 'migrations')]
  for (const [other, bridge] of Object.entries(enhances)) {
    if (!bridge.model || !enabled.some((candidate) => candidate.definition.id === other)) continue
    if (!existsSync(join(folder, bridge.model))) problems.add(`Plugin "${id}" names the bridge model ${bridge.model}, which does not exist.`)
    units.push(unit(`${id}+${other}`, folder, bridge.model, `migrations/${other}`))
  }
  return units
}

function unit(id: string, folder: string, model: string, migrations: string): Unit {
  const file = join(folder, model)
  return { id, folder, file: relative(process.cwd(), file), source: existsSync(file) ? readFileSync(file, 'utf8') : '', migrations: join(folder, migrations) }
}

function checkOwnership(plugins: readonly Plugin[], problems: Problems): void {
  const permissionOwners = new Map<string, string>()
  for (const { definition } of plugins) {
    for (const name of Object.keys(definition.permissions ?? {})) {
      if (!name.startsWith(`${definition.id}:`)) problems.add(`Plugin "${definition.id}" declares the permission "${name}"; its permissions must begin with "${definition.id}:".`)
      const first = permissionOwners.get(name)
      if (first) problems.add(`The permission "${name}" is declared by both "${first}" and "${definition.id}".`)
      permissionOwners.set(name, definition.id)
    }
  }
}
