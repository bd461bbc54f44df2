import { GraphQLError } from 'graphql'
import { currencyExponent, parseDecimal } from '../money/index.ts'
import { findTests, keyOf } from '../name-keys/index.ts'
import type { Model, Models } from '../models/model-types.ts'
import { rowIdOf } from './global-id.ts'
import type { LooseBuilder, LooseInputFields } from './loose-builder.ts'
import type { Resource, ResourceField } from './resource-definition.ts'
import type { ResourceRegistry } from './resource-registry.ts'
import type { TypeRefs } from './type-refs.ts'

type Where = Record<string, unknown>
type Filter = Readonly<Record<string, unknown>>

const equality = ['eq', 'ne', 'in', 'notIn'] as const
const comparison = [...equality, 'lt', 'lte', 'gt', 'gte'] as const
const text = [...equality, 'contains', 'startsWith', 'endsWith'] as const

const scalarFilters: Readonly<Record<string, { type: string; operators: readonly string[] }>> = {
  IdFilter: { type: 'ID', operators: equality },
  StringFilter: { type: 'String', operators: text },
  IntFilter: { type: 'Int', operators: comparison },
  BigIntFilter: { type: 'BigInt', operators: comparison },
  DecimalFilter: { type: 'Decimal', operators: comparison },
  DateFilter: { type: 'Date', operators: comparison },
  DateTimeFilter: { type: 'DateTime', operators: comparison },
  BooleanFilter: { type: 'Boolean', operators: ['eq'] },
}

/** The filters of single values, shared by all resources. */
export function addScalarFilters(builder: LooseBuilder, refs: TypeRefs): void {
  for (const [name, { type, operators }] of Object.entries(scalarFilters)) implementFilter(refs, name, type, operators)
  refs.input('TagsFilter').implement({
    description: 'Conditions on a list of texts.',
    fields: (t: LooseInputFields) => ({ has: t.field({ type: 'String' }), hasSome: t.field({ type: ['String'] }), isEmpty: t.field({ type: 'Boolean' }) }),
  })
  void builder
}

export function addEnumFilter(refs: TypeRefs, name: string): void {
  implementFilter(refs, `${name}Filter`, refs.enum(name), equality)
}

function implementFilter(refs: TypeRefs, name: string, type: unknown, operators: readonly string[]): void {
  refs.input(name).implement({
    description: 'Conditions on one value; all that are given must hold. Texts compare without regard to case.',
    fields: (t: LooseInputFields) => ({
      ...Object.fromEntries(operators.map((operator) => [operator, t.field({ type: operator === 'in' || operator === 'notIn' ? [type] : type })])),
      isNull: t.field({ type: 'Boolean', description: 'True: only missing values. False: only present ones.' }),
    }),
  })
}

/** The filter input of a resource: its fields, its references by id or by what they point at, its lists, and and/or/not. */
export function addResourceFilter(resource: Resource, registry: ResourceRegistry, refs: TypeRefs): void {
  refs.filter(resource).implement({
    description: `Which ${resource.many} are meant; all conditions that are given must hold.`,
    fields: (t: LooseInputFields) => ({
      and: t.field({ type: [refs.filter(resource)], description: 'All of these hold.' }),
      or: t.field({ type: [refs.filter(resource)], description: 'At least one of these holds.' }),
      not: t.field({ type: refs.filter(resource), description: 'This does not hold.' }),
      id: t.field({ type: refs.input('IdFilter') }),
      ...Object.assign({}, ...resource.fields.map((field) => fieldFilters(field, registry, refs, t))),
      ...Object.fromEntries(resource.relations.map((relation) => [relation.name, t.field({ type: refs.input(`${relation.target}ListFilter`) })])),
      ...(resource.name === 'OrgUnit' ? { within: t.field({ type: 'ID', description: 'This unit and all units below it.' }) } : {}),
    }),
  })
  refs.input(`${resource.name}ListFilter`).implement({
    description: `Conditions on related ${resource.many}.`,
    fields: (t: LooseInputFields) => ({ some: t.field({ type: refs.filter(resource) }), none: t.field({ type: refs.filter(resource) }) }),
  })
}

function fieldFilters(field: ResourceField, registry: ResourceRegistry, refs: TypeRefs, t: LooseInputFields): Record<string, unknown> {
  if (field.kind === 'json') return {}
  if (field.kind === 'reference') {
    return { [field.name]: t.field({ type: refs.filter(registry.get(field.target!)) }), [`${field.name}Id`]: t.field({ type: refs.input('IdFilter') }) }
  }
  return { [field.name]: t.field({ type: refs.input(filterTypeOf(field)) }) }
}

export function filterTypeOf(field: ResourceField): string {
  switch (field.kind) {
    case 'enum': return `${field.model.type}Filter`
    case 'integer': case 'percent': return 'IntFilter'
    case 'bigint': return 'BigIntFilter'
    case 'money': case 'decimal': case 'quantity': return 'DecimalFilter'
    case 'date': return 'DateFilter'
    case 'datetime': return 'DateTimeFilter'
    case 'boolean': return 'BooleanFilter'
    case 'tags': return 'TagsFilter'
    default: return 'StringFilter'
  }
}

/** A filter as Prisma's where. `currency` is the company's: amounts are compared in its minor units. */
export function toWhere(filter: Filter | null | undefined, resource: Resource, registry: ResourceRegistry, currency: string): Where {
  if (!filter) return {}
  const parts: Where[] = []
  const nested = (inner: unknown, target: Resource): Where => toWhere(inner as Filter, target, registry, currency)
  for (const [name, condition] of Object.entries(filter)) {
    if (condition === null || condition === undefined) continue
    if (name === 'and') parts.push(...(condition as Filter[]).map((inner) => nested(inner, resource)))
    else if (name === 'or') parts.push({ OR: (condition as Filter[]).map((inner) => nested(inner, resource)) })
    else if (name === 'not') parts.push({ NOT: nested(condition, resource) })
    else if (name === 'within') parts.push({ path: { contains: `/${rowIdOf(condition as string, resource.name) ?? '-'}/` } })
    else if (name === 'id') parts.push(idCondition('id', condition as Filter, resource.name))
    else parts.push(...memberConditions(name, condition as Filter, resource, { registry, nested, currency }))
  }
  return parts.length === 0 ? {} : parts.length === 1 ? parts[0]! : { AND: parts }
}

interface Reading {
  readonly registry: ResourceRegistry
  readonly nested: (inner: unknown, target: Resource) => Where
  readonly currency: string
}

function memberConditions(name: string, condition: Filter, resource: Resource, { registry, nested, currency }: Reading): Where[] {
  const relation = resource.relations.find((candidate) => candidate.name === name)
  if (relation) return Object.entries(condition).filter(([, inner]) => inner !== null && inner !== undefined).map(([operator, inner]) => ({ [name]: { [operator]: nested(inner, registry.get(relation.target)) } }))
  const field = resource.fields.find((candidate) => candidate.name === name || (candidate.kind === 'reference' && `${candidate.name}Id` === name))
  if (!field) throw new GraphQLError(`${resource.name} has no field ${name} to filter by.`, { extensions: { code: 'BAD_USER_INPUT' } })
  if (field.kind !== 'reference') return [scalarCondition(field, condition, currency)]
  const key = field.model.relation!.fromFields[0]!
  if (name !== field.name) return [idCondition(key, condition, field.target!)]
  const byId = onlyId(condition)
  // By id alone the foreign key answers, without a join.
  return [byId ? idCondition(key, byId, field.target!) : { [name]: { is: nested(condition, registry.get(field.target!)) } }]
}

function onlyId(condition: Filter): Filter | null {
  const given = Object.entries(condition).filter(([, value]) => value !== null && value !== undefined)
  return given.length === 1 && given[0]![0] === 'id' ? (given[0]![1] as Filter) : null
}

/** An id that is malformed or of another type matches nothing. */
function idCondition(column: string, condition: Filter, type: string): Where {
  const ids = (value: unknown): string[] => [value].flat().map((id) => rowIdOf(id as string, type)).filter((id) => id !== null)
  const parts = operators(condition).map(([operator, value]): Where => {
    if (operator === 'isNull') return missing(column, value)
    return { [column]: operator === 'ne' || operator === 'notIn' ? { notIn: ids(value) } : { in: ids(value) } }
  })
  return parts.length === 1 ? parts[0]! : { AND: parts }
}

/** A column that is never empty may be hidden on some rows, and then is empty there. */
function missing(column: string, isNull: unknown): Where {
  return isNull ? { [column]: null } : { NOT: { [column]: null } }
}

function scalarCondition(field: ResourceField, condition: Filter, currency: string): Where {
  const value = (raw: unknown): unknown => (field.kind === 'money' ? toMinor(raw as string, currency) : raw)
  const isText = filterTypeOf(field) === 'StringFilter'
  const parts = operators(condition).map(([operator, raw]): Where => {
    if (operator === 'isNull') return missing(field.column, raw)
    if (operator === 'ne') return { NOT: { [field.column]: isText ? { equals: literal(raw), mode: 'insensitive' } : { equals: value(raw) } } }
    const name = operator === 'eq' ? 'equals' : operator
    const converted = Array.isArray(raw) ? raw.map(value) : value(raw)
    return { [field.column]: isText && !Array.isArray(raw) ? { [name]: literal(converted), mode: 'insensitive' } : { [name]: converted } }
  })
  return parts.length === 1 ? parts[0]! : { AND: parts }
}

/** The database client compares without regard to case by ILIKE, and leaves the signs in the text that mean "anything" there. */
function literal(text: unknown): unknown {
  return typeof text === 'string' ? text.replace(/[\\%_]/g, '\\$&') : text
}

function operators(condition: Filter): [string, unknown][] {
  return Object.entries(condition).filter(([, value]) => value !== undefined && value !== null)
}

function toMinor(amount: string, currency: string): bigint {
  return parseDecimal(amount, currencyExponent(currency))
}

/** Rows whose search fields hold every word of the text, in any field: its letters, or of a Chinese name its initials or syllables. */
export function searchWhere(search: string | null | undefined, resource: Resource, models: Models): Where {
  const words = (search ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length === 0 || resource.searchFields.length === 0) return {}
  const inField = (path: string, word: string): Where[] => {
    const [head, rest] = path.split('.') as [string, string | undefined]
    if (rest === undefined) return testsOf(resource.model, head, word)
    return testsOf(models.models[resource.model.fields[head]?.type ?? ''], rest, word).map((test) => ({ [head]: { is: test } }))
  }
  return { AND: words.map((word) => ({ OR: resource.searchFields.flatMap((path) => inField(path, word)) })) }
}

function testsOf(model: Model | undefined, field: string, word: string): Where[] {
  const key = model ? keyOf(model, field, 'find') : null
  return [{ [field]: { contains: literal(word), mode: 'insensitive' } }, ...(key === null ? [] : findTests(key, word))]
}

/** Every enum that some resource filters by. */
export function enumsOf(resources: Iterable<Resource>, models: Models): string[] {
  const names = new Set<string>()
  for (const resource of resources) for (const field of resource.fields) if (field.kind === 'enum') names.add(field.model.type)
  return [...names].filter((name) => name in models.enums).sort()
}
