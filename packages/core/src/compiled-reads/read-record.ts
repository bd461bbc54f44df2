import { getNamedType, isNonNullType, type FieldNode, type GraphQLObjectType } from 'graphql'
import type { Resource, ResourceField } from '../schema/resource-definition.ts'
import { collectFields } from './collect-fields.ts'
import { isExposed } from './column-sql.ts'
import { NotPlain } from './not-plain.ts'
import type { FieldRead, MoneyPart, OperationReading, RecordRead } from './read-types.ts'

/** What is asked of a record. Fields that plugins add beside the resource's own are resolvers, which only the ordinary path runs. */
export function readRecord(reading: OperationReading, resource: Resource, type: GraphQLObjectType, nodes: readonly FieldNode[]): RecordRead {
  const found = collectFields(reading, type, nodes.map((node) => node.selectionSet))
  return { resource, fields: [...found].map(([key, merged]) => readField({ reading, resource, type }, key, merged)) }
}

/** Whether a field of a resource's type shows what is stored and nothing else, so that it does not send an operation the ordinary path. */
export function isPlainField(resource: Resource, name: string): boolean {
  if (name === 'id' || (name === 'version' && resource.model.isRecord) || resource.relations.some((relation) => relation.name === name)) return true
  const field = resource.fields.find((candidate) => candidate.name === name)
  return field !== undefined && (field.kind === 'reference' || field.kind === 'money' || isColumn(resource, field))
}

/** A column as it is, or a text with its translations. */
function isColumn({ model }: Resource, field: ResourceField): boolean {
  return model.fields[`${field.column}Translations`] ? field.model.type === 'String' : isExposed(field)
}

interface Holder {
  readonly reading: OperationReading
  readonly resource: Resource
  readonly type: GraphQLObjectType
}

function readField(holder: Holder, key: string, nodes: readonly FieldNode[]): FieldRead {
  const { reading, resource, type } = holder
  const name = nodes[0]!.name.value
  if (name === '__typename') return { key, kind: 'typename', name: type.name }
  if (name === 'id') return { key, kind: 'id' }
  const definition = type.getFields()[name]
  if (!definition) throw new NotPlain(`${type.name}.${name}`)
  const isNullable = !isNonNullType(definition.type)
  if (name === 'version' && resource.model.isRecord) return { key, kind: 'column', field: resource.model.fields['version']!, isNullable }
  const target = getNamedType(definition.type) as GraphQLObjectType
  const relation = resource.relations.find((candidate) => candidate.name === name)
  if (relation) return { key, kind: 'list', relation, page: reading.readPage(reading, reading.registry.get(relation.target), target, { field: definition, nodes }) }
  const field = resource.fields.find((candidate) => candidate.name === name)
  if (!field) throw new NotPlain(`${type.name}.${name}`)
  if (field.kind === 'reference') return { key, kind: 'reference', field: field.model, isNullable, record: readRecord(reading, reading.registry.get(field.target!), target, nodes) }
  if (field.kind === 'money') return { key, kind: 'money', field: field.model, currency: resource.model.fields[field.currencyColumn!]!, isNullable, parts: readMoney(reading, nodes, target) }
  return readColumn(holder, key, field, isNullable)
}

function readColumn({ resource, type }: Holder, key: string, field: ResourceField, isNullable: boolean): FieldRead {
  if (!isColumn(resource, field)) throw new NotPlain(`${type.name}.${field.name}`)
  const translations = resource.model.fields[`${field.column}Translations`]
  return translations ? { key, kind: 'translated', field: field.model, translations, isNullable } : { key, kind: 'column', field: field.model, isNullable }
}

export function readMoney(reading: OperationReading, nodes: readonly FieldNode[], type: GraphQLObjectType): MoneyPart[] {
  return [...collectFields(reading, type, nodes.map((node) => node.selectionSet))].map(([key, [node]]) => {
    const name = node!.name.value
    if (name === '__typename') return { key, kind: 'typename' }
    if (name === 'amount' || name === 'currency') return { key, kind: name }
    throw new NotPlain(`${type.name}.${name}`)
  })
}
