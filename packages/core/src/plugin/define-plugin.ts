import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin, PluginDefinition, Slice } from './plugin-types.ts'

/** On a function that makes a plugin, the plugin's id: tools tell it from the other exports of a package without calling them. Of every copy of the core. */
export const madePlugin = Symbol.for('tenon.plugin')

/**
 * Declares a plugin. `definePlugin<Slice>()({...})` gives a function that the configuration calls: `pipeline()`, or with
 * the company's settings: `contracts({ numbering: 'CT-{yyyy}-{####}' })`.
 */
export function definePlugin<S extends Slice = Slice, Config = void>() {
  return (definition: PluginDefinition<S, Config>): ((config: Config) => Plugin) => {
    const make = (config: Config): Plugin => {
      const manifest = readManifest(definition.package)
      return { definition: definition as unknown as PluginDefinition<Slice, unknown>, config, name: manifest.name, version: manifest.version }
    }
    return Object.assign(make, { [madePlugin]: definition.id })
  }
}

function readManifest(folder: URL): { name: string; version: string } {
  const file = fileURLToPath(new URL('package.json', folder))
  return JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string }
}
