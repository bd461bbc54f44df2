import type { GraphQLEnumType, GraphQLSchema } from 'graphql'
import type { Extent, Policy } from '../writing/policy.ts'
import type { Random } from '@tenon/core/testing'
import { rowsOf, type Row } from '../writing/world/world.ts'
import { constantCase, type Resource, type ResourceField, type View } from './answers.ts'
import { targetOf } from './seen.ts'

export interface OrderStep {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

/** Where a text stands in the order of the database, which the proof asks for it: as a text, and as a name, by pinyin. */
export interface TextOrder {
  readonly plain: ReadonlyMap<string, number>
  readonly names: ReadonlyMap<string, number>
}

/** Stands before the steps of a nested list, in which nothing may be hidden on some rows. */
const byId: readonly OrderStep[] = [{ field: 'id', direction: 'ASC' }]

/** By what the schema offers: a new kind of field is sorted by, or not, without a word here. */
export function randomOrder(random: Random, schema: GraphQLSchema, { name: resource, fields }: Resource): OrderStep[] {
  const offered = schema.getType(`${resource}OrderField`) as GraphQLEnumType
  const sortable = fields.filter(({ name }) => offered.getValue(constantCase(name)))
  if (sortable.length === 0) return [{ field: 'id', direction: 'DESC' }]
  const names = new Set([random.pick(sortable).name, ...(random.chance(0.4) ? [random.pick(sortable).name] : [])])
  return [...names].map((field) => ({ field, direction: random.pick(['ASC', 'DESC'] as const) }))
}

/** What a list is sorted by where nobody says: the author's order, but for what its reader may not sort by. */
export function usualOrder(policy: Policy, view: View, resource: Resource, isNested: boolean): OrderStep[] {
  const steps = (resource.options.list?.sort ?? ['-id']).map((name): OrderStep => (name.startsWith('-') ? { field: name.slice(1), direction: 'DESC' } : { field: name, direction: 'ASC' }))
  const kept: OrderStep[] = []
  for (const step of steps) if (!isRefused(policy, view, resource, [...(isNested ? byId : []), ...kept, step])) kept.push(step)
  return kept
}

/** All rows that the caller sees, in that order and then by id. */
export function inOrder(view: View, resource: Resource, steps: readonly OrderStep[], texts: TextOrder, rows = rowsOf(view.seen, resource.name)): readonly Row[] {
  const id = steps.find(({ field }) => field === 'id')
  const columns = steps.filter(({ field }) => field !== 'id').map((step) => ({ step, field: resource.fields.find(({ name }) => name === step.field)! }))
  return rows.toSorted((left, right) => {
    for (const { step, field } of columns) {
      const [one, other] = [left, right].map((row) => sortValue(view, resource, field, row, texts))
      const order = compareValues(one!, other!, step.direction, nullsOf(field, step.direction))
      if (order !== 0) return order
    }
    return compareValues(String(left['id']), String(right['id']), id?.direction ?? 'ASC', 'last')
  })
}

/** Missing values stand last; but through a reference, and in a column that is never empty, where PostgreSQL puts them. */
function nullsOf(field: ResourceField, direction: OrderStep['direction']): 'first' | 'last' {
  return (field.kind === 'reference' || field.model.isRequired) && direction === 'DESC' ? 'first' : 'last'
}

type SortValue = string | number | null

function sortValue(view: View, resource: Resource, field: ResourceField, row: Row, texts: TextOrder): SortValue {
  if (field.kind !== 'reference') return rank(view, resource, field, row[field.column], texts)
  const target = targetOf(view.models, view.seen, resource.name, field.name, row)
  const title = titleOf(view.resourceOf(field.target!))
  return target === null ? null : title === undefined ? String(target['id']) : rank(view, view.resourceOf(field.target!), title, target[title.column], texts)
}

/** A reference is sorted by the title of what it leads to. */
function titleOf({ fields, titleField }: Resource): ResourceField | undefined {
  return fields.find(({ name }) => name === titleField)
}

function rank({ models }: View, { name: resource }: Resource, { column, model: { kind, type } }: ResourceField, value: unknown, texts: TextOrder): SortValue {
  if (value === null || value === undefined) return null
  if (kind === 'enum') return models.enums[type]!.values.indexOf(value as string)
  if (value instanceof Date) return value.getTime()
  if (type === 'String') return (models.models[resource]!.keys?.[`${column}SortKey`] ? texts.names : texts.plain).get(value as string)!
  return Number(value)
}

function compareValues(left: SortValue, right: SortValue, direction: OrderStep['direction'], nulls: 'first' | 'last'): number {
  if (left === right) return 0
  if (left === null || right === null) return (left === null) === (nulls === 'first') ? -1 : 1
  return (left < right ? -1 : 1) * (direction === 'ASC' ? 1 : -1)
}

/**
 * Whether an order is refused: by what the caller never sees, or, but for the first step, by what is hidden on some rows. Decided by the rules alone: a
 * refusal that depended on rows would tell about them.
 */
export function isRefused(policy: Policy, view: View, resource: Resource, steps: readonly OrderStep[]): boolean {
  const extents = steps.map(({ field }) => (field === 'id' ? 'all' : extentOf(policy, view, resource, resource.fields.find(({ name }) => name === field)!)))
  return extents.some((extent, index) => extent === 'none' || (extent === 'some' && index > 0))
}

function extentOf(policy: Policy, view: View, resource: Resource, field: ResourceField): Extent {
  if (field.kind !== 'reference') return policy.readsField(resource.name, field.column)
  const title = titleOf(view.resourceOf(field.target!))
  const extents = [
    ...field.model.relation!.fromFields.map((column) => policy.readsField(resource.name, column)),
    policy.reads(field.target!), policy.readsField(field.target!, field.model.relation!.inverse),
    ...(title ? [policy.readsField(field.target!, title.column)] : []),
  ]
  return extents.includes('none') ? 'none' : extents.includes('some') ? 'some' : 'all'
}
