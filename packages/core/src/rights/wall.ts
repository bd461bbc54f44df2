import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type PothosTypeConfig, type SchemaTypes } from '@pothos/core'
import type { Models } from '../models/model-types.ts'
import { ruleErrors } from './errors.ts'
import type { RulesSurvey } from './rules-survey.ts'

export interface WallOptions {
  readonly models: Models
  readonly rules: RulesSurvey
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      wall: WallPlugin<Types>
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      wall?: WallOptions
    }
  }
}

/**
 * Makes the GraphQL schema honest about what the guard may withhold: a reference to a row that may be hidden and a column
 * that may be blanked are nullable, whatever their author wrote. And it refuses a type over a model that nobody wrote rules
 * for (MODEL_WITHOUT_RULE).
 */
export class WallPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    const name = modelIn(config)
    const options = this.#options()
    if (name && options && !options.rules.ruled.has(name)) throw ruleErrors.MODEL_WITHOUT_RULE({ plugin: options.models.models[name]?.plugin ?? 'unknown', model: name, type: config.name })
    return config
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const options = this.#options()
    const name = this.#modelOfType(config.parentType)
    if (!options || !name || config.type.nullable || !this.#mayBeWithheld(options, name, config)) return config
    return { ...config, type: { ...config.type, nullable: true } }
  }

  #mayBeWithheld({ models, rules }: WallOptions, name: string, config: PothosOutputFieldConfig<Types>): boolean {
    const withheld = rules.withheld[name]
    const field = models.models[name]?.fields[columnBehind(config)]
    if (!field) return false
    if (withheld?.has(field.name) || field.relation?.fromFields.some((column) => withheld?.has(column))) return true
    return field.relation !== null && !field.isList && !rules.open.has(field.type)
  }

  #options(): WallOptions | undefined {
    return this.builder.options.wall
  }

  #modelOfType(name: string): string | undefined {
    if (name === 'Query' || name === 'Mutation' || name === 'Subscription') return undefined
    return modelIn(this.builder.configStore.getTypeConfig(name as never))
  }
}

function modelIn(config: PothosTypeConfig): string | undefined {
  return (config.extensions as { pothosPrismaModel?: string } | undefined)?.pothosPrismaModel
}

/** The column or relation that a field shows: said by Pothos where it exposes one, else by the field's name. */
function columnBehind(config: { readonly extensions?: unknown; readonly name: string }): string {
  const extensions = config.extensions as { pothosExposedField?: string; pothosPrismaRelationField?: string | { name: string } } | undefined
  const relation = extensions?.pothosPrismaRelationField
  return extensions?.pothosExposedField ?? (typeof relation === 'object' ? relation.name : relation) ?? config.name
}

const pluginName = 'wall'

SchemaBuilder.registerPlugin(pluginName, WallPlugin)

export default pluginName
