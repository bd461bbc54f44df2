import { addImport, addItem } from './edit-source.ts'
import { addErrors } from './errors.ts'
import { lowerFirst, plural } from '../../schema/naming.ts'
import { findPackage, type FoundPlugin } from './find-package.ts'
import { addWords, definition, modelOf, type PluginFolder } from './plugin-folder.ts'
import { camelCase, fill } from './templates.ts'

/** The part that is there only where another plugin is enabled too: a reference to one of its records, and its test. */
export async function addBridge(plugin: PluginFolder, other: string, options: { package?: string; to?: string; model?: string }): Promise<void> {
  if (plugin.has(`src/bridge/${other}.ts`)) throw addErrors.PART_EXISTS({ part: `A bridge to ${other}`, file: `src/bridge/${other}.ts` })
  const model = modelOf(plugin, options.model)
  const { chosen, all } = await findPackage(plugin, other, options.package ?? `@tenon/${other}`)
  const target = options.to ?? chosen.models[0]
  if (target === undefined || !chosen.models.includes(target)) throw addErrors.PLUGIN_MODEL_MISSING({ model: target ?? '', file: `the model.prisma of ${chosen.name}`, models: chosen.models.join(', ') || 'none' })
  const relation = lowerFirst(target)
  const names = {
    ...plugin.names(model), exported: plugin.exported, other, bridge: `${camelCase(other)}Bridge`, range: `^${chosen.version}`, Other: target, other_: relation, rows: plural(lowerFirst(model)),
    OtherTitle: titleOf(target, chosen, 'en'), imports: all.map(importOf).join(''), others: all.map(({ exported }) => `${exported}()`).join(', '),
  }
  plugin.write(`bridge/${other}.prisma`, fill('bridge/bridge.prisma', names))
  plugin.write(`src/bridge/${other}.ts`, fill('bridge/bridge.ts', names))
  plugin.write(`test/bridge-${other}.test.ts`, fill('bridge/bridge.test.ts', names))
  plugin.edit('src/index.ts', '`enhances: { … }`', (text) => addItem(addImport(text, `import { ${names.bridge} } from './bridge/${other}.ts'`), { object: definition, member: 'enhances', item: `${/^\w+$/.test(other) ? other : `'${other}'`}: ${names.bridge}`, brackets: '{}' }))
  addWords(plugin, { [`${model}.${relation}`]: { en: names.OtherTitle, zh: titleOf(target, chosen, 'zh-CN') } })
  enable(plugin, all)
  depend(plugin, chosen, all)
}

/** The company in which the plugin is developed has the other one too: its types are part of the slice then. */
function enable(plugin: PluginFolder, all: readonly FoundPlugin[]): void {
  for (const found of all) {
    plugin.edit('tenon.config.ts', '`plugins: [ … ]`', (text) => text.includes(`${found.exported}()`) ? text : addItem(addImport(text, importOf(found).trimEnd()), { object: 'defineConfig({', member: 'plugins', item: `${found.exported}()` }))
  }
}

function depend(plugin: PluginFolder, chosen: FoundPlugin, all: readonly FoundPlugin[]): void {
  plugin.edit('package.json', 'text', (text) => {
    const manifest = JSON.parse(text) as Record<string, Record<string, unknown> | undefined>
    manifest['peerDependencies'] = { ...manifest['peerDependencies'], [chosen.name]: `^${chosen.version}` }
    manifest['peerDependenciesMeta'] = { ...manifest['peerDependenciesMeta'], [chosen.name]: { optional: true } }
    manifest['devDependencies'] = { ...Object.fromEntries(all.map(({ name, version }) => [name, `^${version}`])), ...manifest['devDependencies'] }
    const files = manifest['files'] as unknown
    if (Array.isArray(files) && !files.includes('bridge')) files.push('bridge')
    return `${JSON.stringify(manifest, null, 2)}\n`
  })
}

function importOf({ exported, name }: FoundPlugin): string {
  return `import { ${exported} } from '${name}'\n`
}

function titleOf(model: string, { plugin }: FoundPlugin, language: string): string {
  return plugin.definition.messages?.[language]?.[model] ?? model
}
