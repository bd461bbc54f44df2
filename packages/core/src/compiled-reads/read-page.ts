import { getNamedType, type FieldNode, type GraphQLObjectType } from 'graphql'
import type { Resource } from '../schema/resource-definition.ts'
import { collectFields } from './collect-fields.ts'
import { NotPlain } from './not-plain.ts'
import { readRecord } from './read-record.ts'
import type { CalledField, EdgePart, OperationReading, PageInfoPart, PagePart, PageRead } from './read-types.ts'

const ofPageInfo = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'] as const

/** What is asked of a connection. */
export function readPage(reading: OperationReading, resource: Resource, type: GraphQLObjectType, { field, nodes }: CalledField): PageRead {
  const found = collectFields(reading, type, nodes.map((node) => node.selectionSet))
  return { resource, call: { field, node: nodes[0]! }, parts: [...found].map(([key, merged]) => readPart(reading, resource, type, key, merged)) }
}

function readPart(reading: OperationReading, resource: Resource, type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): PagePart {
  const name = nodes[0]!.name.value
  if (name === '__typename') return { key, kind: 'typename', name: type.name }
  if (name === 'totalCount') return { key, kind: name }
  const target = targetOf(type, name)
  if (name === 'nodes') return { key, kind: name, record: readRecord(reading, resource, target, nodes) }
  const parts = [...collectFields(reading, target, nodes.map((node) => node.selectionSet))]
  if (name === 'edges') return { key, kind: name, parts: parts.map(([part, merged]) => readEdge(reading, resource, target, part, merged)) }
  if (name === 'pageInfo') return { key, kind: name, parts: parts.map(([part, [node]]) => readPageInfo(part, node!)) }
  throw new NotPlain(`${type.name}.${name}`)
}

function readEdge(reading: OperationReading, resource: Resource, type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): EdgePart {
  const name = nodes[0]!.name.value
  if (name === '__typename') return { key, kind: 'typename', name: type.name }
  if (name === 'cursor') return { key, kind: name }
  if (name === 'node') return { key, kind: name, record: readRecord(reading, resource, targetOf(type, name), nodes) }
  throw new NotPlain(`${type.name}.${name}`)
}

function readPageInfo(key: string, node: FieldNode): PageInfoPart {
  const name = node.name.value
  if (name === '__typename') return { key, kind: 'typename' }
  const kind = ofPageInfo.find((known) => known === name)
  if (!kind) throw new NotPlain(`PageInfo.${name}`)
  return { key, kind }
}

function targetOf(type: GraphQLObjectType, name: string): GraphQLObjectType {
  const field = type.getFields()[name]
  if (!field) throw new NotPlain(`${type.name}.${name}`)
  return getNamedType(field.type) as GraphQLObjectType
}
