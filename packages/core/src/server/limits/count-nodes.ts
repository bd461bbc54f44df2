import {
  getNamedType, getNullableType, isInterfaceType, isListType, isObjectType, Kind,
  type ArgumentNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLNamedType,
  type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode, type ValueNode,
} from 'graphql'
import { serverErrors } from '../errors.ts'
import type { Limits } from './limits.ts'
import { tooComplex } from './too-complex.ts'

export interface Operation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
}

/** Rows that are counted for a list that has no page size. */
const plainList = 10
const samePage = new Set(['edges', 'nodes', 'node', 'pageInfo'])

interface Rows {
  readonly count: number
  readonly isCounted: boolean
  /** Whether the fields below are those of a connection or an edge. */
  readonly opensPage: boolean
}

/**
 * Counts the records that an operation may answer with, from the page sizes really asked for, variables included. So it runs
 * for each request, unlike rules about the text. Throws QUERY_TOO_COMPLEX, or BAD_USER_INPUT for a page size out of bounds.
 */
export function countNodes({ schema, document, operation, variables }: Operation, limits: Limits): number {
  const fragments = new Map(document.definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION).map((part) => [part.name.value, part as FragmentDefinitionNode]))
  const values = { ...defaultsOf(operation), ...variables }
  let nodes = 0

  const walk = (set: SelectionSetNode, type: GraphQLNamedType | undefined, rows: number, isPage: boolean): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) countField(selection, type, rows, isPage)
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type, rows, isPage)
      else countFragment(fragments.get(selection.name.value), rows, isPage)
    }
  }
  const countFragment = (fragment: FragmentDefinitionNode | undefined, rows: number, isPage: boolean): void => {
    if (fragment) walk(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), rows, isPage)
  }
  const countField = (node: FieldNode, parent: GraphQLNamedType | undefined, rows: number, isPage: boolean): void => {
    if (node.name.value.startsWith('__') || !node.selectionSet) return
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (!field) return
    const own = rowsOf(field, node, isPage)
    nodes += own.isCounted ? rows * own.count : 0
    if (nodes > limits.nodes) throw tooComplex('records to answer', limits.nodes, 'Ask for smaller pages or fewer levels.')
    walk(node.selectionSet, getNamedType(field.type), rows * own.count, own.opensPage)
  }

  const rowsOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, isPage: boolean): Rows => {
    const given = node.arguments ?? []
    const isList = isListType(getNullableType(field.type))
    if (field.args.some(({ name }) => name === 'first' || name === 'last')) return { count: pageSize(given), isCounted: true, opensPage: !isList }
    // The rows of a page are counted once, at the connection; these hold the same rows again.
    if (isPage && samePage.has(field.name)) return { count: 1, isCounted: false, opensPage: field.name === 'edges' }
    return { count: isList ? (idCount(given) ?? plainList) : 1, isCounted: true, opensPage: false }
  }
  const pageSize = (given: readonly ArgumentNode[]): number => {
    const sizes = given.filter(({ name }) => name.value === 'first' || name.value === 'last').map(({ name, value }) => checkPageSize(name.value, read(value, values), limits))
    return Math.max(...sizes.filter((size) => size !== null), sizes.every((size) => size === null) ? limits.defaultPageSize : 0)
  }
  const idCount = (given: readonly ArgumentNode[]): number | null => {
    const ids = given.find(({ name }) => name.value === 'ids')
    if (!ids) return null
    const value = read(ids.value, values)
    const count = Array.isArray(value) ? value.length : 1
    if (count > limits.pageSize) throw serverErrors.BAD_USER_INPUT({ reason: `"ids" may hold at most ${limits.pageSize} ids. Ask for them in several requests.` })
    return count
  }

  walk(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1, false)
  return nodes
}

function checkPageSize(name: string, size: unknown, limits: Limits): number | null {
  if (size === null || size === undefined) return null
  if (typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= limits.pageSize) return size
  throw serverErrors.BAD_USER_INPUT({ reason: `"${name}" must be a whole number from 1 to ${limits.pageSize}. Follow pageInfo.endCursor to read further pages.` })
}

/** The value of an argument as far as counting needs it: numbers and lists, from the text or a variable. */
function read(value: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (value.kind === Kind.VARIABLE) return variables[value.name.value]
  if (value.kind === Kind.INT || value.kind === Kind.FLOAT) return Number(value.value)
  if (value.kind === Kind.LIST) return value.values
  return value.kind === Kind.NULL ? null : value
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).filter(({ defaultValue }) => defaultValue)
  return Object.fromEntries(defaults.map(({ variable, defaultValue }) => [variable.name.value, read(defaultValue!, {})]))
}
