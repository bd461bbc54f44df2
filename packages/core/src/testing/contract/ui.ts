import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from '../../plugin/plugin-types.ts'

/** What the manifest of a plugin's screens names that is not there: files, permissions, an id of somebody else. */
export function uiProblems(plugin: Plugin, plugins: readonly Plugin[]): string[] {
  const { id } = plugin.definition
  const folder = fileURLToPath(plugin.definition.package)
  const { tenon } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { tenon?: { ui?: string } }
  if (tenon?.ui === undefined) return []
  const manifest = join(folder, tenon.ui)
  if (!existsSync(manifest)) return [`The package.json of "${id}" names the screens ${tenon.ui}, which do not exist. Write that file, or remove "ui".`]
  const text = readFileSync(manifest, 'utf8')
  const permissions = new Set(plugins.flatMap(({ definition }) => Object.keys(definition.permissions ?? {})))
  const loaded = [...text.matchAll(/import\('([^']+)'\)/g)].map(([, file]) => file!)
  const asked = [...text.matchAll(/may: '([^']+)'/g)].map(([, name]) => name!).filter((name) => name.startsWith(`${id}:`))
  return [
    ...(text.includes(`id: '${id}'`) ? [] : [`The screens of "${id}" carry another id. Call defineUi({ id: '${id}' }) in ${tenon.ui}.`]),
    ...loaded.filter((file) => !existsSync(join(dirname(manifest), file))).map((file) => `The screens of "${id}" load ${file}, which does not exist. Correct the path in ${tenon.ui}.`),
    ...asked.filter((name) => !permissions.has(name)).map((name) => `The screens of "${id}" ask for the permission "${name}", which nothing declares. Declare it, or correct "may" in ${tenon.ui}.`),
  ]
}
