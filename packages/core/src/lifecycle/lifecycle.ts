import type { Models } from '../models/model-types.ts'
import type { Resource } from '../schema/resource-definition.ts'
import { lifecycleFaults } from './errors.ts'
import type { LifecycleOptions, TransitionOptions } from './lifecycle-options.ts'
import { readInputs, referenceProblems, type TransitionInput } from './transition-inputs.ts'
import { unreachableStates } from './reachable.ts'

/** A lifecycle that holds together. */
export interface Lifecycle {
  readonly plugin: string
  readonly resource: Resource
  /** The state column. */
  readonly column: string
  readonly enumName: string
  readonly states: readonly string[]
  /** Where a new record begins. */
  readonly initial: string
  readonly transitions: readonly Transition[]
}

export interface Transition extends TransitionOptions {
  readonly key: string
  readonly inputs: readonly TransitionInput[]
}

export interface DeclaredLifecycle {
  readonly plugin: string
  readonly options: LifecycleOptions
}

export interface LifecycleSurroundings {
  readonly models: Models
  /** Null where the model is no resource of the same plugin. */
  readonly resource: Resource | null
  readonly resources: ReadonlySet<string>
  /** All permissions of the composition. */
  readonly permissions: ReadonlySet<string>
}

/** Resolves a declaration. Throws LIFECYCLE_INVALID with everything that is wrong, naming plugin and model. */
export function resolveLifecycle(model: string, { plugin, options }: DeclaredLifecycle, around: LifecycleSurroundings): Lifecycle {
  const { models, resource } = around
  const field = models.models[model]?.fields[options.field]
  const states = field?.kind === 'enum' && !field.isList ? models.enums[field.type]!.values : null
  const problems: string[] = []
  if (resource?.plugin !== plugin) problems.push(`"${model}" is no resource of the plugin. Call b.resource('${model}') too.`)
  else if (!resource.model.isRecord) problems.push(`"${model}" keeps no version. Declare it with @@record.`)
  if (states === null) problems.push(`"${options.field}" is no enum column of the model.`)
  else if (field!.defaultValue === null) problems.push(`"${options.field}" has no @default: a new record would have no state.`)
  const transitions = Object.entries(options.transitions).map(([key, transition]): Transition => ({ ...transition, key, inputs: readInputs(transition, resource, models) }))
  for (const transition of transitions) problems.push(...problemsOf(transition, states ?? [], around).map((problem) => `"${transition.key}" ${problem}`))
  const born = [...(field?.defaultValue ? [String(field.defaultValue)] : []), ...(options.initial ?? [])]
  if (problems.length === 0) problems.push(...unreachableStates(states!, born, transitions).map((state) => `no way leads to the state "${state}".`))
  if (problems.length > 0) throw lifecycleFaults.LIFECYCLE_INVALID({ plugin, model, problems: problems.map((line) => `  - ${line}`).join('\n') })
  return { plugin, resource: resource!, column: options.field, enumName: field!.type, states: states!, initial: String(field!.defaultValue), transitions }
}

/** 'qualifyLead'. */
export function transitionName({ resource }: Pick<Lifecycle, 'resource'>, key: string): string {
  return `${key}${resource.name}`
}

const taken = new Set(['create', 'update', 'delete'])

function problemsOf({ key, from, to, permission, inputs, system }: Transition, states: readonly string[], { resources, permissions }: LifecycleSurroundings): string[] {
  const problems: string[] = []
  const unknown = [...from, to].filter((state) => !states.includes(state))
  if (unknown.length > 0 && states.length > 0) problems.push(`names ${unknown.map((state) => `"${state}"`).join(', ')}, which is no state. States are ${states.join(', ')}.`)
  if (from.length === 0) problems.push('begins nowhere: name its states in "from".')
  if (!/^[a-z][a-zA-Z0-9]*$/.test(key) || taken.has(key)) problems.push('is no name of a mutation of its own. Use a verb in camelCase.')
  if (permission !== undefined && !permissions.has(permission)) problems.push(`asks for the permission "${permission}", which no plugin declares.`)
  if (system && (permission !== undefined || inputs.length > 0)) problems.push('is run by code alone, so it has neither a permission nor inputs to ask for.')
  return [...problems, ...referenceProblems(inputs, resources)]
}
