import { Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import { fragmentsOf } from './collect-fields.ts'
import { NotPlain } from './not-plain.ts'
import { readPage } from './read-page.ts'
import { readOperation } from './read-operation.ts'
import type { RootRead } from './read-types.ts'

export interface Planning {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** What an operation reads, read from its text once for each set of variables that include or skip something. Throws NotPlain, each time again. */
export type Planner = (planning: Planning) => readonly RootRead[]

interface Text {
  readonly switches: readonly string[]
  readonly plans: Map<string, readonly RootRead[] | NotPlain>
}

/** Sets of switches that are kept for one text: more than a client has reasons for, and not enough to fill the memory with. */
const mostPlans = 32

/** Plans hang on the parsed texts, of which the engine keeps the last thousand: where it forgets one, its plans go too. */
export function createPlanner(schema: GraphQLSchema, registry: ResourceRegistry): Planner {
  const texts = new WeakMap<DocumentNode, Text>()
  const textOf = (document: DocumentNode): Text => {
    const known = texts.get(document) ?? { switches: switchesOf(document), plans: new Map() }
    texts.set(document, known)
    return known
  }
  return ({ document, operation, variables }) => {
    const { switches, plans } = textOf(document)
    const key = `${operation.name?.value ?? ''} ${switches.map((name) => String(variables[name])).join(' ')}`
    const plan = plans.get(key) ?? attempt(() => readOperation({ schema, registry, readPage, fragments: fragmentsOf(document), variables }, operation))
    if (plans.size < mostPlans) plans.set(key, plan)
    if (plan instanceof NotPlain) throw plan
    return plan
  }
}

/** Names of the variables that decide what is selected. */
function switchesOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

function attempt(read: () => readonly RootRead[]): readonly RootRead[] | NotPlain {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotPlain) return error
    throw error
  }
}
