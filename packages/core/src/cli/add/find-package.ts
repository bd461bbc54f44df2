import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { madePlugin } from '../../plugin/define-plugin.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { addErrors } from './errors.ts'
import type { PluginFolder } from './plugin-folder.ts'

/** An installed package with a plugin. */
export interface FoundPlugin {
  readonly name: string
  readonly version: string
  /** What it exports: `customers`. */
  readonly exported: string
  readonly models: readonly string[]
  readonly plugin: Plugin
}

/** A plugin's package and those of all that it requires. Throws PLUGIN_PACKAGE_MISSING where one is not installed, or holds another plugin. */
export async function findPackage(plugin: PluginFolder, id: string, name: string): Promise<{ chosen: FoundPlugin; all: readonly FoundPlugin[] }> {
  const all = new Map<string, FoundPlugin>()
  const visit = async (wanted: string, from: string, candidates: readonly string[]): Promise<FoundPlugin> => {
    const found = await load(wanted, from, candidates)
    all.set(wanted, found)
    const folder = fileURLToPath(found.plugin.definition.package)
    const { peerDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { peerDependencies?: Record<string, string> }
    for (const other of Object.keys(found.plugin.definition.requires ?? {})) if (other !== 'core' && !all.has(other)) await visit(other, folder, Object.keys(peerDependencies))
    return found
  }
  const chosen = await visit(id, plugin.folder, [name])
  return { chosen, all: [...all.values()] }
}

async function load(id: string, from: string, candidates: readonly string[]): Promise<FoundPlugin> {
  const named = candidates.find((name) => manifestOf(name, from)?.tenon?.id === id)
  const name = named ?? candidates[0] ?? id
  const manifest = manifestOf(name, from)
  if (!manifest) throw addErrors.PLUGIN_PACKAGE_MISSING({ name, cause: 'it is not installed' })
  if (named === undefined) throw addErrors.PLUGIN_PACKAGE_MISSING({ name, cause: `it is not the plugin "${id}"` })
  const exports = (await import(pathToFileURL(createRequire(join(from, 'package.json')).resolve(name)).href)) as Record<string, unknown>
  for (const [exported, value] of Object.entries(exports)) {
    if (!makes(value, id)) continue
    const plugin = value(undefined)
    return { name, version: plugin.version, exported, models: modelsIn(fileURLToPath(plugin.definition.package)), plugin }
  }
  throw addErrors.PLUGIN_PACKAGE_MISSING({ name, cause: 'it exports no plugin' })
}

function makes(value: unknown, id: string): value is (config: unknown) => Plugin {
  return typeof value === 'function' && madePlugin in value && value[madePlugin] === id
}

function manifestOf(name: string, from: string): { tenon?: { id?: string } } | null {
  const folders = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path))
  return file === undefined ? null : (JSON.parse(readFileSync(file, 'utf8')) as { tenon?: { id?: string } })
}

function modelsIn(folder: string): string[] {
  const file = join(folder, 'model.prisma')
  return existsSync(file) ? [...readFileSync(file, 'utf8').matchAll(/^model\s+(\w+)\s*\{/gm)].map(([, model]) => model!) : []
}
