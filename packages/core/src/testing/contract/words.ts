import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Models } from '../../models/model-types.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { hasHistory } from '../../rights/index.ts'
import type { Assembled } from './assemble.ts'

const languages = ['en', 'zh-CN'] as const

/** Words that one language lacks, that something needs and no language has, or that nothing uses. */
export function wordProblems(plugin: Plugin, assembled: Assembled): string[] {
  const { id, messages = {} } = plugin.definition
  const keys = new Set(languages.flatMap((language) => Object.keys(messages[language] ?? {})))
  const needed = [...neededKeys(plugin, assembled)]
  const missing = [...keys, ...needed].flatMap((key) => languages.filter((language) => !(messages[language]?.[key] ?? '').trim() && !(language === 'en' && /^(?:error|permissions|plugin)\./.test(key))).map((language) => `"${key}" of "${id}" has no words in ${language}. Add it to messages/${language}.ts.`))
  const used = usedBy(plugin, assembled)
  const idle = [...keys].filter((key) => !used(key)).map((key) => `Nothing in "${id}" uses the words "${key}". Remove them from messages, in both languages.`)
  return [...new Set(missing), ...idle]
}

function neededKeys({ definition }: Plugin, { schema }: Assembled): Set<string> {
  const resources = [...schema.registry.resources.values()].filter(({ plugin }) => plugin === definition.id)
  return new Set([
    'plugin.description',
    ...Object.keys(definition.permissions ?? {}).map((name) => `permissions.${name}`),
    ...Object.keys(definition.errors ?? {}).map((code) => `error.${code}`),
    ...resources.flatMap(({ name }) => [name, `${name}.plural`]),
    ...inTheTrail(definition.id, schema.models),
    ...actionKeys(definition.id, schema.registry.actions),
  ])
}

/** Models whose rows have a history: the audit trail names them, resource or not. */
function inTheTrail(plugin: string, { models }: Models): string[] {
  return Object.values(models).filter((model) => model.plugin === plugin && hasHistory(model)).map(({ name }) => name)
}

/** The titles of a plugin's actions, and what their forms ask beside the fields of a record. */
function actionKeys(plugin: string, offered: Assembled['schema']['registry']['actions']): string[] {
  const actions = [...offered.values()].flat()
  return [
    ...actions.filter((action) => action.plugin === plugin).map(({ key }) => `action.${key}`),
    ...actions.filter(({ words }) => words.plugin === plugin).flatMap(({ words, inputs }) => inputs.filter(({ like }) => like === null).map(({ name }) => `${words.name}.${name.replace(/Id$/, '')}`)),
  ]
}

/** A key is used by what the core makes of models, permissions and errors, or by a source that names it, whole or up to a part that is put in. */
function usedBy(plugin: Plugin, { schema }: Assembled): (key: string) => boolean {
  const { definition } = plugin
  const sources = sourcesOf(fileURLToPath(definition.package))
  // A list without rows says what its records are good for, where the plugin does.
  const lessons = [...schema.registry.resources.values()].filter((resource) => resource.plugin === definition.id).map(({ name }) => `${name}.empty`)
  const made = new Set(['nav.title', ...lessons, ...neededKeys(plugin, { schema } as Assembled), ...Object.entries(schema.models.enums).flatMap(([name, { values }]) => [name, ...values.map((value) => `${name}.${value}`)])])
  const isWord = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(sources)
  const isOfModel = (key: string): boolean => {
    const [model, field] = key.split('.') as [string, string?]
    const fields = Object.keys(schema.models.models[model]?.fields ?? {})
    return schema.models.models[model] !== undefined && (field === undefined || fields.some((name) => name.startsWith(field)) || isWord(field))
  }
  // The core puts these together of what the plugin declares under the last part's name.
  const isDeclared = (key: string): boolean => /^(error|fact|tab|transition|notification\.kind|notification\.setting)\./.test(key) && isWord(key.replace(/\.reason$/, '').split('.').at(-1)!)
  const named = (key: string): boolean => {
    if (sources.includes(key)) return true
    const parts = key.split('.')
    return parts.some((_, index) => index > 0 && [`${parts.slice(0, index).join('.')}.\${`, `${parts.slice(0, index).join('.')}.' +`].some((start) => sources.includes(start)))
  }
  return (key) => made.has(key) || isOfModel(key) || isDeclared(key) || named(key.replace(/^notification\.(kind|setting)\./, ''))
}

function sourcesOf(folder: string): string {
  const skipped = new Set(['node_modules', 'messages', 'migrations', 'test'])
  const read = (path: string): string[] => readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && !skipped.has(name)).flatMap((entry) => {
    const file = join(path, entry.name)
    return entry.isDirectory() ? read(file) : /\.(ts|svelte)$/.test(entry.name) ? [readFileSync(file, 'utf8')] : []
  })
  return existsSync(folder) ? read(folder).join('\n') : ''
}
