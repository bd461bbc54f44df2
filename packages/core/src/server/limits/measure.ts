import { Kind, type ArgumentNode, type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode, type ValueNode } from 'graphql'

/** The size of an operation with all its fragments put in, as far as the text alone tells it. */
export interface Measure {
  readonly depth: number
  readonly inputDepth: number
  readonly fields: number
  /** Fields at the top. */
  readonly roots: number
  readonly aliases: number
  readonly directives: number
}

const nothing: Measure = { depth: 0, inputDepth: 0, fields: 0, roots: 0, aliases: 0, directives: 0 }

/** Measures each fragment once, however often it is spread: a chain of doubling fragments is counted, not unrolled. */
export function createMeasure(document: DocumentNode): (operation: OperationDefinitionNode) => Measure {
  const fragments = new Map(document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]))
  const known = new Map<string, Measure>()
  const open = new Set<string>()

  const measureFragment = (name: string): Measure => {
    const fragment = fragments.get(name)
    // An unknown or circular fragment is refused by the ordinary rules.
    if (!fragment || open.has(name)) return nothing
    const seen = known.get(name)
    if (seen) return seen
    open.add(name)
    const measure = add(measureSet(fragment.selectionSet), { ...nothing, directives: fragment.directives?.length ?? 0 })
    open.delete(name)
    known.set(name, measure)
    return measure
  }

  const measureSelection = (selection: SelectionNode): Measure => {
    const own = { ...nothing, directives: selection.directives?.length ?? 0 }
    if (selection.kind === Kind.FRAGMENT_SPREAD) return add(own, measureFragment(selection.name.value))
    if (selection.kind === Kind.INLINE_FRAGMENT) return add(own, measureSet(selection.selectionSet))
    const below = selection.selectionSet ? measureSet(selection.selectionSet) : nothing
    const inputDepth = Math.max(below.inputDepth, argumentDepth(selection.arguments))
    return { ...add(own, below), depth: below.depth + 1, inputDepth, fields: below.fields + 1, roots: 1, aliases: below.aliases + (selection.alias ? 1 : 0) }
  }

  const measureSet = (set: SelectionSetNode): Measure => set.selections.map(measureSelection).reduce(add, nothing)

  return (operation) => add(measureSet(operation.selectionSet), { ...nothing, directives: operation.directives?.length ?? 0 })
}

function add(left: Measure, right: Measure): Measure {
  return {
    depth: Math.max(left.depth, right.depth),
    inputDepth: Math.max(left.inputDepth, right.inputDepth),
    fields: left.fields + right.fields,
    roots: left.roots + right.roots,
    aliases: left.aliases + right.aliases,
    directives: left.directives + right.directives,
  }
}

function argumentDepth(given: readonly ArgumentNode[] | undefined): number {
  return Math.max(0, ...(given ?? []).map(({ value }) => valueDepth(value)))
}

function valueDepth(value: ValueNode): number {
  if (value.kind === Kind.LIST) return 1 + Math.max(0, ...value.values.map(valueDepth))
  if (value.kind === Kind.OBJECT) return 1 + Math.max(0, ...value.fields.map((field) => valueDepth(field.value)))
  return 0
}

function isFragment(definition: DefinitionNode): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION
}
