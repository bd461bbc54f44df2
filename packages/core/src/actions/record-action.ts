import { readInputs, referenceProblems, type TransitionInput } from '../lifecycle/transition-inputs.ts'
import type { Models } from '../models/model-types.ts'
import type { Resource } from '../schema/resource-definition.ts'
import type { ActionOptions } from './action-options.ts'
import { actionFaults } from './errors.ts'

/** A use case that is offered on the page of a record, checked. */
export interface RecordAction extends ActionOptions {
  /** The name of its mutation. */
  readonly key: string
  readonly plugin: string
  /** The resource on whose records it is offered. */
  readonly resource: Resource
  /** The resource whose record it answers. */
  readonly answers: Resource
  /** The resource whose words the inputs have. */
  readonly words: Resource
  /** What the person is asked, in order. */
  readonly inputs: readonly TransitionInput[]
  readonly idInput: string
  /** Whether the version of the record goes along. */
  readonly isVersioned: boolean
}

export interface DeclaredAction {
  readonly key: string
  readonly plugin: string
  readonly options: ActionOptions
  readonly answers: string | undefined
  readonly input: (t: never) => Record<string, unknown>
}

export interface ActionSurroundings {
  readonly models: Models
  readonly resources: ReadonlyMap<string, Resource>
  readonly permissions: ReadonlySet<string>
}

/** Resolves a declaration. Throws ACTION_INVALID with everything that is wrong, naming plugin and use case. */
export function resolveAction({ key, plugin, options, answers, input }: DeclaredAction, { models, resources, permissions }: ActionSurroundings): RecordAction {
  const { on, idInput = 'id', permission } = options
  const [resource, answered, words] = [on, answers ?? '', options.like ?? answers ?? ''].map((name) => resources.get(name))
  const all = readInputs({ input: input as never }, words ?? null, models)
  const asked = all.filter(({ name }) => name !== idInput && name !== 'expectedVersion')
  // Parts that no form can be drawn for are left out where the use case can do without.
  const inputs = asked.filter(({ kind, required }) => required || kind !== 'json')
  const problems = [
    ...(resource ? [] : [`"${on}" is no resource.`]),
    ...(answered ? [] : ['it answers no record. Say in "answers" which resource\'s record comes of it.']),
    ...(answered && !words ? [`"${options.like}" is no resource.`] : []),
    ...(all.some(({ name }) => name === idInput) ? [] : [`it has no input "${idInput}" for the id of the record. Name that input in "idInput".`]),
    ...(permissions.has(permission) ? [] : [`asks for the permission "${permission}", which no plugin declares.`]),
    ...referenceProblems(inputs, resources),
    ...inputs.filter(({ kind }) => kind === 'json').map(({ name }) => `"${name}" is of a type that no form can be drawn for. Give the use case a part of the page of its own.`),
  ]
  if (problems.length > 0) throw actionFaults.ACTION_INVALID({ action: key, plugin, model: on, problems: problems.map((line) => `  - ${line}`).join('\n') })
  return { ...options, key, plugin, resource: resource!, answers: answered!, words: words!, inputs, idInput, isVersioned: all.some(({ name }) => name === 'expectedVersion') }
}
