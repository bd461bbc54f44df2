import {
  getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, isAbstractType, isObjectType, Kind,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type SelectionNode, type SelectionSetNode,
} from 'graphql'
import { NotPlain } from './not-plain.ts'

/** What the walk through an operation's text needs. */
export interface Reading {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Coerced variables; only those of `@skip` and `@include` are looked at. */
  readonly variables: Readonly<Record<string, unknown>>
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(document.definitions.flatMap((part) => (part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part] as const] : [])))
}

/** The fields of some selection sets by their name in the answer, in its order, as GraphQL's CollectFields gives them; nodes of one name are merged. */
export function collectFields(reading: Reading, type: GraphQLObjectType, sets: readonly (SelectionSetNode | undefined)[]): ReadonlyMap<string, readonly FieldNode[]> {
  const found = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  for (const set of sets) collect({ ...reading, type, found, visited }, set)
  return found
}

interface Walk extends Reading {
  readonly type: GraphQLObjectType
  readonly found: Map<string, FieldNode[]>
  readonly visited: Set<string>
}

function collect(walk: Walk, set: SelectionSetNode | undefined): void {
  for (const selection of set?.selections ?? []) {
    if (!isIncluded(walk, selection)) continue
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value
      const known = walk.found.get(key)
      if (known) known.push(selection)
      else walk.found.set(key, [selection])
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (!selection.typeCondition || applies(walk, selection.typeCondition.name.value)) collect(walk, selection.selectionSet)
    } else collectSpread(walk, selection.name.value)
  }
}

function collectSpread(walk: Walk, name: string): void {
  const fragment = walk.fragments.get(name)
  if (!fragment || walk.visited.has(name)) return
  walk.visited.add(name)
  if (applies(walk, fragment.typeCondition.name.value)) collect(walk, fragment.selectionSet)
}

function applies({ schema, type }: Walk, name: string): boolean {
  const condition = schema.getType(name)
  if (isObjectType(condition)) return condition === type
  return isAbstractType(condition) && schema.isSubType(condition, type)
}

/** Throws NotPlain for a directive that it does not know. */
function isIncluded({ variables }: Walk, node: SelectionNode): boolean {
  for (const { name } of node.directives ?? []) if (name.value !== 'skip' && name.value !== 'include') throw new NotPlain(`@${name.value}`)
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
}
