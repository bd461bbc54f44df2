import { Kind, parse, print, specifiedRules, validate, visit, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { Operation } from './random-operation.ts'

/** The smallest operation that still does what this one does, as far as one piece less at a time leads: a selection, an argument, a part of a variable. */
export async function shrink(schema: GraphQLSchema, operation: Operation, stillDoes: (candidate: Operation) => Promise<boolean>): Promise<Operation> {
  let smallest = operation
  for (let before: Operation | undefined; before !== smallest;) {
    before = smallest
    for (let position = 0; ;) {
      const candidate = without(smallest, position)
      if (candidate === null) break
      // What follows moves up into the place of what is gone.
      if (isAsked(schema, candidate) && (await stillDoes(candidate))) smallest = candidate
      else position++
    }
  }
  return smallest
}

/** The operation without its n-th piece, null where there is none. */
function without({ query, variables }: Operation, position: number): Operation | null {
  const document = parse(query, { noLocation: true })
  const pieces = piecesOf(document)
  if (position < pieces.length) {
    const rest = withoutUnused(visit(document, { enter: (node) => (node === pieces[position] ? null : undefined) }))
    const declared = new Set(variableNames(rest, Kind.VARIABLE_DEFINITION))
    return { query: print(rest), variables: Object.fromEntries(Object.entries(variables).filter(([name]) => declared.has(name))) }
  }
  const paths = partsOf(variables).filter((path) => path.length > 1)
  const path = paths[position - pieces.length]
  return path ? { query, variables: removed(variables, path) as Operation['variables'] } : null
}

/** Outer ones first: most goes at once. */
function piecesOf(document: DocumentNode): ASTNode[] {
  const pieces: ASTNode[] = []
  const note = (node: ASTNode): void => void pieces.push(node)
  visit(document, { Field: note, InlineFragment: note, FragmentSpread: note, Argument: note })
  return pieces
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const spread = new Set<string>()
  visit(document, { FragmentSpread: ({ name }) => void spread.add(name.value) })
  const kept = { ...document, definitions: document.definitions.filter((definition) => definition.kind !== Kind.FRAGMENT_DEFINITION || spread.has(definition.name.value)) }
  if (kept.definitions.length < document.definitions.length) return withoutUnused(kept)
  const used = new Set(variableNames(kept, Kind.ARGUMENT))
  return visit(kept, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) })
}

/** Names of the variables inside nodes of a kind. */
function variableNames(document: DocumentNode, kind: Kind.ARGUMENT | Kind.VARIABLE_DEFINITION): string[] {
  const names: string[] = []
  visit(document, { [kind]: (node: ASTNode) => void visit(node, { Variable: ({ name }) => void names.push(name.value) }) })
  return names
}

function isAsked(schema: GraphQLSchema, { query }: Operation): boolean {
  try {
    return validate(schema, parse(query), specifiedRules).length === 0
  } catch {
    return false // a selection that became empty
  }
}

type Path = readonly (string | number)[]

function partsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return keys.flatMap((key) => [[...path, key], ...partsOf((value as Record<string | number, unknown>)[key], [...path, key])])
}

function removed(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value)) return rest.length === 0 ? value.filter((_, index) => index !== key) : value.map((item, index) => (index === key ? removed(item, rest) : (item as unknown)))
  const entries = Object.entries(value as object) as [string, unknown][]
  return Object.fromEntries(rest.length === 0 ? entries.filter(([name]) => name !== key) : entries.map(([name, item]) => [name, name === key ? removed(item, rest) : item]))
}
