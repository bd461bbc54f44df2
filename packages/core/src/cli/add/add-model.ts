import { addStatements } from './edit-source.ts'
import { addErrors } from './errors.ts'
import { addWords, definition, type PluginFolder } from './plugin-folder.ts'
import { fill } from './templates.ts'

/** A further model behind the permissions that the plugin has: its table, rights, resource, words and test. */
export function addModel(plugin: PluginFolder, model: string, { zh }: { zh?: string }): void {
  const names = plugin.names(model, zh)
  if (plugin.models.includes(model)) throw addErrors.PART_EXISTS({ part: `The model ${model}`, file: 'model.prisma' })
  plugin.edit('model.prisma', 'text', (text) => `${text.trimEnd()}\n\n${fill('model/model.prisma', names)}`)
  const { id } = plugin
  plugin.edit('src/index.ts', '`grants: (grants, person) => { … }`', (text) => addStatements(text, { object: definition, member: 'grants', lines: ([grants, person]) => [
    `${grants}.scoped('read', '${model}', ${person}.scope('${id}:read'))`,
    `${grants}.scoped(['create', 'update', 'delete'], '${model}', ${person}.scope('${id}:write'))`,
  ] }))
  plugin.edit('src/index.ts', '`schema: (b) => { … }`', (text) => addStatements(text, { object: definition, member: 'schema', lines: ([b]) => [
    `${b}.resource('${model}', { icon: 'box', nav: ${200 + plugin.models.length}, list: { columns: ['name', 'owner'], sort: ['name'] } })`,
  ] }))
  addWords(plugin, { [model]: { en: names['Title']!, zh: names['titleZh']! }, [`${model}.plural`]: { en: names['Titles']!, zh: names['titleZh']! } })
  plugin.write(`test/${names['file']}.test.ts`, fill('model/model.test.ts', { ...names, exported: plugin.exported }))
}
