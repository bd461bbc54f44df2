import { lowerFirst, upperFirst } from '../../schema/naming.ts'
import { addImport, addItem, addStatements } from './edit-source.ts'
import { addErrors } from './errors.ts'
import { addWords, definition, modelOf, type PluginFolder } from './plugin-folder.ts'
import { camelCase, fill } from './templates.ts'

/** A fact that the plugin tells others, the use case that tells it, and its test. */
export function addEvent(plugin: PluginFolder, name: string, options: { model?: string; zh?: string }): void {
  if (!/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(name)) throw addErrors.PART_NAME_INVALID({ name, what: 'the name of an event', rule: 'Say of what and what happened, in the past tense, dotted and lower case, as in ticket.resolved.' })
  const model = modelOf(plugin, options.model)
  const fact = camelCase(name)
  const useCase = `mark${upperFirst(fact)}`
  const file = name.replaceAll('.', '-')
  const spoken = name.replaceAll(/[.-]/g, ' ')
  const names = { ...plugin.names(model), exported: plugin.exported, event: name, fact, spoken, useCase, UseCase: upperFirst(useCase), file, happened: name.split('.').at(-1)!.replaceAll('-', ' '), idField: `${lowerFirst(model)}Id` }
  plugin.write(`src/facts/${file}.ts`, fill('event/fact.ts', names))
  plugin.write(`src/use-cases/mark-${file}.ts`, fill('event/use-case.ts', names))
  plugin.write(`test/${file}.test.ts`, fill('event/event.test.ts', names))
  if (!plugin.has('test/listener/package.json')) plugin.write('test/listener/package.json', '{ "name": "listener", "version": "1.0.0", "type": "module" }\n')
  const imports = [`import { ${fact} } from './facts/${file}.ts'`, `import { ${useCase} } from './use-cases/mark-${file}.ts'`]
  plugin.edit('src/index.ts', '`facts: { … }`', (text) => addItem(imports.reduce(addImport, text), { object: definition, member: 'facts', item: `'${name}': ${fact}`, brackets: '{}' }))
  plugin.edit('src/index.ts', '`schema: (b) => { … }`', (text) => addStatements(text, { object: definition, member: 'schema', lines: ([b]) => [`${useCase}(${b})`] }))
  addWords(plugin, { [`fact.${name}`]: { en: upperFirst(spoken), zh: options.zh ?? upperFirst(spoken) } })
}
