import type { RequestContext } from '../context.ts'
import { transitionName, type Lifecycle, type Transition } from '../lifecycle/lifecycle.ts'
import { offeredTransitions, type Offered } from '../lifecycle/offered.ts'
import { readTransitionInput } from '../lifecycle/read-transition-input.ts'
import { transit } from '../lifecycle/run-transition.ts'
import type { TransitionInput } from '../lifecycle/transition-inputs.ts'
import { inWords, type Wording } from '../messages/errors/wording.ts'
import { missingId, rowIdOf } from './global-id.ts'
import type { LooseFields, LooseInputFields } from './loose-builder.ts'
import { addRecordMutation, identity } from './mutations.ts'
import { humanize, upperFirst } from './naming.ts'
import type { SchemaParts } from './schema-parts.ts'

/** A mutation for each transition of each lifecycle, and what a record offers its reader. */
export function addLifecycles(parts: SchemaParts): void {
  const { lifecycles } = parts.registry
  if (lifecycles.size > 0) addOfferedType(parts)
  for (const lifecycle of lifecycles.values()) {
    for (const transition of lifecycle.transitions) if (!transition.system) addTransition(lifecycle, transition, parts)
  }
}

/** {key}{Model}(input: { id, expectedVersion, … }): the record as it now is. */
function addTransition(lifecycle: Lifecycle, transition: Transition, parts: SchemaParts): void {
  const { resource } = lifecycle
  const name = transitionName(lifecycle, transition.key)
  const description = transition.description ?? `Brings a ${resource.one} from ${transition.from.join(', ')} to ${transition.to}.`
  const input = parts.refs.input(`${upperFirst(name)}Input`)
  input.implement({ fields: (t: LooseInputFields) => ({ ...identity(t), ...Object.fromEntries(transition.inputs.map((one) => [one.name, inputField(one, t, parts)])) }) })
  addRecordMutation({
    name, description, input, resource,
    run: ({ input: { id, expectedVersion, ...given } }, context) => transit(context, {
      lifecycle, transition, id: rowIdOf(id as string, resource.name) ?? missingId, expectedVersion: expectedVersion as number,
      read: (inner) => readTransitionInput(transition.inputs, given, inner),
    }),
  }, parts)
}

function inputField({ type, required, description }: TransitionInput, t: LooseInputFields, parts: SchemaParts): unknown {
  const isEnum = typeof type === 'string' && parts.registry.models.enums[type] !== undefined
  return t.field({ type: isEnum ? parts.refs.enum(type) : type, required, ...(description ? { description } : {}) })
}

export function transitionsField(t: LooseFields, lifecycle: Lifecycle, parts: SchemaParts): unknown {
  return t.field({
    type: [parts.refs.object('OfferedTransition')],
    description: 'What the caller has a right to do with the record in its state, each with what stands against it. Costs as much as ten records.',
    resolve: (row: { id: string }, _args: unknown, context: RequestContext) => offeredTransitions(lifecycle, row.id, context),
  })
}

function addOfferedType({ refs, wording }: SchemaParts): void {
  const reasons = ({ against }: Offered, { locale }: RequestContext): string[] => against.map((problem) => inWords(problem, locale, wording))
  refs.object('OfferedTransition').implement({
    description: 'A transition of a record that starts from its state and that the caller has a right to.',
    fields: (t: LooseFields) => ({
      key: t.field({ type: 'String', description: 'Its mutation is this and the name of the resource: "qualify" of a Lead is qualifyLead.', resolve: ({ key }: Offered) => key }),
      title: t.field({ type: 'String', description: "In the caller's language.", resolve: (offered: Offered, _args: unknown, { locale }: RequestContext) => titleOf(offered, locale, wording) }),
      possible: t.field({ type: 'Boolean', resolve: ({ against }: Offered) => against.length === 0 }),
      reasons: t.field({ type: ['String'], description: "Why it is not possible now, in the caller's language.", resolve: (offered: Offered, _args: unknown, context: RequestContext) => reasons(offered, context) }),
    }),
  })
}

function titleOf({ model, key }: Offered, locale: string, wording: Wording): string {
  const message = `transition.${model}.${key}`
  return wording(locale, message) ?? wording('en', message) ?? humanize(key)
}
