import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lexicographicSortSchema, printSchema } from 'graphql'
import type { AssembledSchema } from '../../app/assemble-schema.ts'
import type { Composition } from '../../composition/composition.ts'
import { snakeCase } from '../../composition/model-source.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'

/** What an installation offers with its enabled plugins: what a plan compares. */
export interface Described {
  readonly plugins: readonly { readonly id: string; readonly name: string; readonly version: string; /** Its tables are in this PostgreSQL schema. */ readonly schema: string }[]
  readonly sdl: string
  /** Who has each permission from the start: 'MANAGER TEAM, DIRECTOR ALL'. */
  readonly rights: Readonly<Record<string, string>>
  /** Addresses in the navigation. */
  readonly nav: readonly string[]
}

export function describeInstallation(composition: Composition, assembled: AssembledSchema): Described {
  const { plugins } = composition
  const rights = plugins.flatMap(({ definition }) => Object.entries(definition.permissions ?? {}).map(([name, { defaults }]) => [name, Object.entries(defaults).map((pair) => pair.join(' ')).join(', ')]))
  return {
    plugins: plugins.map(({ definition: { id }, name, version }) => ({ id, name, version, schema: snakeCase(id) })),
    sdl: printSchema(lexicographicSortSchema(assembled.schema)),
    rights: Object.fromEntries(rights) as Record<string, string>,
    nav: [...resourceAddresses(assembled), ...plugins.flatMap(pageAddresses)].sort(),
  }
}

function resourceAddresses({ registry }: AssembledSchema): string[] {
  return [...registry.resources.values()].filter(({ options, plugin }) => options.nav !== undefined && plugin !== 'core').map(({ path }) => path)
}

/** What the manifest of a plugin's screens puts into the navigation. */
function pageAddresses({ definition }: Plugin): string[] {
  const folder = fileURLToPath(definition.package)
  const { tenon } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { tenon?: { ui?: string } }
  const file = tenon?.ui === undefined ? null : join(folder, tenon.ui)
  if (file === null || !existsSync(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(/\{ to: '([^']+)'/g)].map(([, to]) => to!)
}
