import type { Ability } from '../rights/ability.ts'
import { keyOf } from '../name-keys/index.ts'
import { sortsBy } from '../rights/order.ts'
import { isEverything } from '../rights/where.ts'
import type { LooseBuilder, LooseInputFields } from './loose-builder.ts'
import { constantCase } from './naming.ts'
import { toOrderBy, type OrderStep } from './keyset.ts'
import type { Resource, ResourceField } from './resource-definition.ts'
import type { ResourceRegistry } from './resource-registry.ts'
import type { TypeRefs } from './type-refs.ts'

export interface OrderInput {
  /** Field name: the enum's internal value. */
  readonly field: string
  readonly direction?: 'ASC' | 'DESC' | null
}

const sortableKinds = new Set(['text', 'period', 'email', 'phone', 'url', 'integer', 'decimal', 'quantity', 'bigint', 'boolean', 'date', 'datetime', 'percent', 'money', 'enum', 'reference'])

export function isSortable(field: ResourceField): boolean {
  return sortableKinds.has(field.kind) && field.options.sortable !== false
}

/** The order input of a resource: an enum of its sortable fields with a direction. */
export function addResourceOrder(resource: Resource, builder: LooseBuilder, refs: TypeRefs): void {
  const names = ['id', ...resource.fields.filter(isSortable).map((field) => field.name)]
  const fields = builder.enumType(`${resource.name}OrderField`, {
    description: `What ${resource.many} can be sorted by. A reference sorts by the name of what it points at.`,
    values: Object.fromEntries(names.map((name) => [constantCase(name), { value: name }])),
  })
  refs.input(`${resource.name}Order`).implement({
    fields: (t: LooseInputFields) => ({ field: t.field({ type: fields, required: true }), direction: t.field({ type: refs.enum('OrderDirection'), description: 'ASC where left out.' }) }),
  })
}

/** Whose list it is, and whether it is nested in a record. */
export interface ListCaller {
  readonly ability: Ability
  readonly isNested: boolean
}

/** Steps of an order that ends with the id, so that no two rows are equal and paging is exact. */
export function orderSteps(orderBy: readonly OrderInput[] | null | undefined, resource: Resource, registry: ResourceRegistry, caller: ListCaller): OrderStep[] {
  const wanted = orderBy && orderBy.length > 0 ? orderBy : usualOrder(resource, registry, caller)
  const steps = wanted.filter(({ field }) => field !== 'id').map((order) => step(order, resource, registry, caller))
  const id = wanted.find(({ field }) => field === 'id')
  return [...steps, { path: ['id'], direction: id?.direction === 'DESC' ? 'desc' : 'asc', nullable: false, nulls: 'last', tellsNulls: false, type: 'String' }]
}

/** What the author says, else newest first. */
export function defaultOrder(resource: Resource): OrderInput[] {
  const sort = resource.options.list?.sort
  if (sort) return sort.map((name) => (name.startsWith('-') ? { field: name.slice(1), direction: 'DESC' } : { field: name, direction: 'ASC' }))
  return [{ field: 'id', direction: 'DESC' }]
}

/** The default order but for what its caller may not sort by: nobody asked for that, so it is left out where an order that was given is refused. */
export function usualOrder(resource: Resource, registry: ResourceRegistry, caller: ListCaller): OrderInput[] {
  const kept: OrderInput[] = []
  for (const order of defaultOrder(resource)) {
    const shown = order.field === 'id' ? 'all' : sortsBy({ models: registry.models, ability: caller.ability }, resource.model, toOrderBy([step(order, resource, registry, caller)])[0]!)
    if (shown === 'all' || (shown === 'some' && kept.length === 0 && !caller.isNested)) kept.push(order)
  }
  return kept
}

function step({ field: name, direction }: OrderInput, resource: Resource, registry: ResourceRegistry, { ability }: ListCaller): OrderStep {
  const field = resource.fields.find((candidate) => candidate.name === name)!
  const sort = direction === 'DESC' ? 'desc' : 'asc'
  const databaseNulls = sort === 'asc' ? 'last' : 'first'
  const mayBeEmpty = ({ model }: Resource, column: string): boolean => !model.fields[column]!.isRequired || !isEverything(ability.field('read', model.name, column))
  if (field.kind === 'reference') {
    const target = registry.get(field.target!)
    const named = target.fields.find((candidate) => candidate.name === target.titleField)
    const title = named?.column ?? 'id'
    return { path: [field.name, sortedBy(target, title)], direction: sort, nullable: true, nulls: databaseNulls, tellsNulls: false, isEmptyBeyond: mayBeEmpty(target, title), type: 'String', ...(named ? valuesOf(named, registry) : {}) }
  }
  const type = field.model.kind === 'enum' ? 'String' : (field.model.type as OrderStep['type'])
  const tellsNulls = !field.model.isRequired
  return { path: [sortedBy(resource, field.column)], direction: sort, nullable: mayBeEmpty(resource, field.column), nulls: tellsNulls ? 'last' : databaseNulls, tellsNulls, type, ...valuesOf(field, registry) }
}

/** What the database compares by place and not by size: the values of a column in their order. */
function valuesOf({ kind, model }: ResourceField, { models }: ResourceRegistry): Pick<OrderStep, 'values'> {
  if (model.kind === 'enum') return { values: models.enums[model.type]!.values }
  return kind === 'boolean' ? { values: [false, true] } : {}
}

/** A name is sorted by its key, which is the same on every server. */
function sortedBy({ model }: Resource, column: string): string {
  return keyOf(model, column, 'sort') ?? column
}
