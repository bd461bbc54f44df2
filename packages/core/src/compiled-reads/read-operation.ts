import { getNamedType, type FieldNode, type GraphQLField, type GraphQLObjectType, type OperationDefinitionNode } from 'graphql'
import type { Resource } from '../schema/resource-definition.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import { collectFields } from './collect-fields.ts'
import { NotPlain } from './not-plain.ts'
import { readAggregate } from './read-aggregate.ts'
import { readPage } from './read-page.ts'
import { readRecord } from './read-record.ts'
import type { OperationReading, RecordRead, RootRead } from './read-types.ts'

/** What an operation reads, in the order of its answer. Throws NotPlain where a field is not one that the compiler knows. */
export function readOperation(reading: OperationReading, operation: OperationDefinitionNode): readonly RootRead[] {
  const query = reading.schema.getQueryType()
  if (operation.operation !== 'query' || !query) throw new NotPlain(operation.operation)
  if (operation.directives && operation.directives.length > 0) throw new NotPlain(`@${operation.directives[0]!.name.value}`)
  return [...collectFields(reading, query, [operation.selectionSet])].map(([key, nodes]) => readRoot(reading, query, key, nodes))
}

function readRoot(reading: OperationReading, query: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): RootRead {
  const name = nodes[0]!.name.value
  if (name === '__typename') return { key, kind: 'typename', name: query.name }
  const field = query.getFields()[name]
  const [node] = nodes as [FieldNode]
  if (!field) throw new NotPlain(`Query.${name}`)
  const type = getNamedType(field.type) as GraphQLObjectType
  const record = (resource: Resource) => readRecord(reading, resource, type, nodes)
  if (name === 'me') return { key, kind: 'caller', record: record(reading.registry.get('Person')) }
  if (name === 'node' || name === 'nodes') return { key, kind: name, call: { field, node }, recordOf: recordsOf(reading, nodes) }
  const { one, many, aggregate } = resourcesOf(reading.registry, field)
  if (one) return { key, kind: 'one', call: { field, node }, record: record(one) }
  if (many) return { key, kind: 'list', page: readPage(reading, many, type, { field, nodes }) }
  if (aggregate) return { key, kind: 'aggregate', aggregate: readAggregate(reading, aggregate, type, { field, nodes }) }
  throw new NotPlain(`Query.${name}`)
}

/** What is asked of a record of a type, read from the text when an id names it: what is asked of other types need not be plain. Null for a type of no records. */
function recordsOf(reading: OperationReading, nodes: readonly FieldNode[]): (type: string) => RecordRead | null {
  const known = new Map<string, RecordRead>()
  return (name) => {
    const resource = reading.registry.resources.get(name)
    if (!resource) return null
    const record = known.get(name) ?? readRecord(reading, resource, reading.schema.getType(name) as GraphQLObjectType, nodes)
    known.set(name, record)
    return record
  }
}

/** The resource whose single read, list or aggregate a root field is: by its name and its type, of which each has one owner. */
function resourcesOf(registry: ResourceRegistry, { name, type }: GraphQLField<unknown, unknown>): { one?: Resource; many?: Resource; aggregate?: Resource } {
  const typeName = getNamedType(type).name
  for (const resource of registry.resources.values()) {
    if (resource.one === name && resource.name === typeName) return { one: resource }
    if (resource.many === name && `${resource.name}Connection` === typeName) return { many: resource }
    if (`${resource.one}Aggregate` === name && `${resource.name}Aggregate` === typeName) return { aggregate: resource }
  }
  return {}
}
