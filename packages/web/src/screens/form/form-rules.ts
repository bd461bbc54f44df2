import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { inputValue } from '../../data/field-input.ts'
import { issuesOf, type Issue } from '../../kit/standard-schema.ts'
import type { FormRules, Shell } from '../../module.ts'
import type { Values } from './form-fields.ts'

interface OwnedRules extends FormRules {
  readonly plugin: string
}

/** What plugins demand of a form beyond what its fields say, before the server is asked. */
export interface Rules {
  /** Issues of one field, by its own schemas. */
  field(field: FieldMeta, value: unknown): Promise<readonly string[]>
  /** Issues of all: those of fields under their names. */
  all(fields: readonly FieldMeta[], values: Values): Promise<readonly Issue[]>
}

/**
 * The rules for a resource's form, of all plugins. A plugin whose rules cannot be loaded, or whose schema throws, is noted and demands nothing:
 * the server decides in any case.
 */
export async function loadRules(shell: Pick<Shell, 'plugins' | 'i18n'>, meta: Pick<ResourceMeta, 'name'>): Promise<Rules | null> {
  const entries = shell.plugins.rules.filter(({ resource }) => resource === meta.name)
  if (entries.length === 0) return null
  const loaded = await Promise.all(entries.map(async ({ plugin, load }): Promise<OwnedRules[]> => {
    try {
      return [{ ...(await load()).default, plugin }]
    } catch (error) {
      shell.plugins.report(plugin, 'rules', error)
      return []
    }
  }))
  return rulesOf(loaded.flat(), shell)
}

function rulesOf(loaded: readonly OwnedRules[], { plugins, i18n }: Pick<Shell, 'plugins' | 'i18n'>): Rules {
  /** A schema may name its sentence by the key of a message. */
  const said = ({ path, message }: Issue): Issue => ({ path, message: i18n.has(message) ? (i18n.t as (key: string) => string)(message) : message })
  const ask = async (rules: OwnedRules, schema: FormRules['form'], value: unknown): Promise<readonly Issue[]> => {
    try {
      return schema ? (await issuesOf(schema, value)).map(said) : []
    } catch (error) {
      plugins.report(rules.plugin, 'rules', error)
      return []
    }
  }
  const ofField = async (field: FieldMeta, value: unknown) => (await Promise.all(loaded.map((rules) => ask(rules, rules.fields?.[field.name], inputValue(field, value))))).flat()

  return {
    field: async (field, value) => (await ofField(field, value)).map(({ message }) => message),
    async all(fields, values) {
      const input = Object.fromEntries(fields.map((field) => [field.name, inputValue(field, values[field.name] ?? null)]))
      const ofFields = fields.map(async (field) => (await ofField(field, values[field.name] ?? null)).map(({ message }) => ({ path: field.name, message })))
      const found = await Promise.all([...ofFields, ...loaded.map((rules) => ask(rules, rules.form, input))])
      return found.flat()
    },
  }
}
