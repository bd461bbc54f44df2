import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin, PluginDefinition, Slice } from './plugin-types.ts'

/**
 * Declares a plugin. `definePlugin<Slice>()({...})` gives a function that the configuration calls: `pipeline()`, or with
 * the company's settings: `contracts({ numbering: 'CT-{yyyy}-{####}' })`.
 */
export function definePlugin<S extends Slice = Slice, Config = void>() {
  return (definition: PluginDefinition<S, Config>): ((config: Config) => Plugin) => {
    return (config) => {
      const manifest = readManifest(definition.package)
      return { definition: definition as unknown as PluginDefinition<Slice, unknown>, config, name: manifest.name, version: manifest.version }
    }
  }
}

function readManifest(folder: URL): { name: string; version: string } {
  const file = fileURLToPath(new URL('package.json', folder))
  return JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string }
}
