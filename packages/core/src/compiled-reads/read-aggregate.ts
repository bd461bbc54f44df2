import { getNamedType, type FieldNode, type GraphQLObjectType } from 'graphql'
import type { Figure } from '../schema/aggregate.ts'
import type { Resource, ResourceField } from '../schema/resource-definition.ts'
import { collectFields } from './collect-fields.ts'
import { isExposed } from './column-sql.ts'
import { NotPlain } from './not-plain.ts'
import { readMoney, readRecord } from './read-record.ts'
import type { AggregatePart, AggregateRead, CalledField, FigurePart, KeyPart, OperationReading } from './read-types.ts'

const figures: Readonly<Record<string, Figure>> = { sum: 'Sum', avg: 'Average', min: 'Least', max: 'Greatest' }

/** What is asked of the figures of a resource. */
export function readAggregate(reading: OperationReading, resource: Resource, type: GraphQLObjectType, { field, nodes }: CalledField): AggregateRead {
  const parts = below(reading, type, nodes).map(([key, merged]) => readPart(reading, resource, type, key, merged))
  return { resource, call: { field, node: nodes[0]! }, parts }
}

function readPart(reading: OperationReading, resource: Resource, type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): AggregatePart {
  const name = nodes[0]!.name.value
  if (name === '__typename') return { key, kind: 'typename', name: type.name }
  if (name === 'count') return { key, kind: 'count' }
  const target = getNamedType(type.getFields()[name]?.type) as GraphQLObjectType
  const inside = (): [string, readonly FieldNode[]][] => below(reading, target, nodes)
  if (name === 'key') return { key, kind: 'key', parts: inside().map(([part, merged]) => readKey(reading, resource, target, part, merged)) }
  const figure = figures[name]
  if (!figure) throw new NotPlain(`${type.name}.${name}`)
  return { key, kind: 'figures', figure, parts: inside().map(([part, merged]) => readFigure(reading, resource, target, part, merged)) }
}

function readKey(reading: OperationReading, resource: Resource, type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): KeyPart {
  const name = nodes[0]!.name.value
  if (name === '__typename') return { key, kind: 'typename', name: type.name }
  const field = fieldOf(resource, type, name)
  if (field.kind === 'reference') return { key, kind: 'record', field, record: readRecord(reading, reading.registry.get(field.target!), getNamedType(type.getFields()[name]!.type) as GraphQLObjectType, nodes) }
  if (!isExposed(field)) throw new NotPlain(`${type.name}.${name}`)
  return { key, kind: 'value', field }
}

function readFigure(reading: OperationReading, resource: Resource, type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): FigurePart {
  const name = nodes[0]!.name.value
  if (name === '__typename') return { key, kind: 'typename', name: type.name }
  const field = fieldOf(resource, type, name)
  if (field.kind !== 'money') return { key, kind: 'plain', field }
  return { key, kind: 'amounts', field, parts: readMoney(reading, nodes, getNamedType(type.getFields()[name]!.type) as GraphQLObjectType) }
}

function fieldOf(resource: Resource, type: GraphQLObjectType, name: string): ResourceField {
  const field = type.getFields()[name] && resource.fields.find((candidate) => candidate.name === name)
  if (!field) throw new NotPlain(`${type.name}.${name}`)
  return field
}

function below(reading: OperationReading, type: GraphQLObjectType, nodes: readonly FieldNode[]): [string, readonly FieldNode[]][] {
  return [...collectFields(reading, type, nodes.map((node) => node.selectionSet))]
}
