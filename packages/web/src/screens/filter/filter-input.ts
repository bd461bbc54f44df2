import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { globalId } from '../../data/ids.ts'
import { fieldNamed } from '../../data/record.ts'
import { ME, complete, isGroup, type Group, type Rule } from './filter-model.ts'
import { addDays, isPeriod, periodRange, type DayRange } from './period.ts'
import { startOfDay } from './zoned.ts'

export type FilterInput = Readonly<Record<string, unknown>>

export interface FilterContext {
  /** GraphQL id of the caller. */
  readonly me: string | null
  /** Today in the company's time zone. */
  readonly today: string
  readonly timeZone: string
}

/** The filter as the server takes it, or null for everything. Conditions on fields that the caller does not have are left out. */
export function filterInput(meta: ResourceMeta, filter: Group, context: FilterContext): FilterInput | null {
  return groupInput(meta, complete(filter), context)
}

/** All of the filters that are there. */
export function allOf(...filters: readonly (FilterInput | null)[]): FilterInput | null {
  const present = filters.filter((filter) => filter !== null)
  return present.length > 1 ? { and: present } : (present[0] ?? null)
}

function groupInput(meta: ResourceMeta, group: Group, context: FilterContext): FilterInput | null {
  const inputs = group.items.map((item) => (isGroup(item) ? groupInput(meta, item, context) : ruleInput(meta, item, context))).filter((input) => input !== null)
  return inputs.length > 1 ? { [group.join]: inputs } : (inputs[0] ?? null)
}

function ruleInput(meta: ResourceMeta, rule: Rule, context: FilterContext): FilterInput | null {
  const field = fieldNamed(meta, rule.field)
  if (!field?.filterable || !rule.values.every((value) => value === '' || fits(field, rule, value))) return null
  if (field.reference) return referenceInput(field, field.reference, rule, context)
  if (field.kind === 'date' || field.kind === 'datetime') return dateInput(field, rule, context)
  return scalarInput(field, rule)
}

/** An address may be mistyped or old: what cannot be a value of the field would only make the server refuse. */
function fits({ kind }: FieldMeta, { operator }: Rule, value: string): boolean {
  if (kind === 'date' || kind === 'datetime') return operator === 'during' ? isPeriod(value) : /^\d{4}-\d\d-\d\d$/.test(value)
  if (kind === 'integer' || kind === 'percent' || kind === 'bigint') return /^-?\d{1,18}$/.test(value)
  return kind === 'money' || kind === 'decimal' || kind === 'quantity' ? /^-?\d{1,18}(\.\d{1,6})?$/.test(value) : true
}

function scalarInput(field: FieldMeta, { operator, values }: Rule): FilterInput | null {
  const [first = '', second = ''] = values
  const of = (value: string) => scalar(field, value)
  const on = (test: Record<string, unknown>) => ({ [field.name]: test })
  if (field.kind === 'tags') return tagsInput(field.name, operator, values)
  switch (operator) {
    case 'empty':
    case 'filled':
      return on({ isNull: operator === 'empty' })
    case 'starts':
      return on({ startsWith: first })
    case 'in':
      return on({ in: values.map(of) })
    case 'not-in':
      return orMissing(field, field.name, { notIn: values.map(of) })
    case 'ne':
      return orMissing(field, field.name, { ne: of(first) })
    case 'between':
      return on({ ...(first === '' ? {} : { gte: of(first) }), ...(second === '' ? {} : { lte: of(second) }) })
    case 'during':
    case 'within':
      return null
    default:
      return on({ [operator]: of(first) })
  }
}

/** A record without a value is not one of those named either; SQL would leave it out. */
function orMissing(field: FieldMeta, name: string, test: Record<string, unknown>): FilterInput {
  return field.required ? { [name]: test } : { or: [{ [name]: test }, { [name]: { isNull: true } }] }
}

function tagsInput(name: string, operator: Rule['operator'], values: readonly string[]): FilterInput {
  return { [name]: operator === 'in' ? { hasSome: values } : { isEmpty: operator === 'empty' } }
}

function scalar(field: FieldMeta, value: string): unknown {
  if (field.kind === 'boolean') return value === 'true'
  return field.kind === 'integer' || field.kind === 'percent' ? Number(value) : value
}

function referenceInput(field: FieldMeta, { resource, inputField }: NonNullable<FieldMeta['reference']>, { operator, values }: Rule, context: FilterContext): FilterInput | null {
  const ids = values.flatMap((value) => (value === ME ? (context.me ?? []) : globalId(resource, value)))
  switch (operator) {
    case 'empty':
    case 'filled':
      return { [inputField]: { isNull: operator === 'empty' } }
    case 'within':
      return { [field.name]: { within: ids[0] } }
    case 'in':
      return { [inputField]: { in: ids } }
    case 'not-in':
      return orMissing(field, inputField, { notIn: ids })
    default:
      return null
  }
}

function dateInput(field: FieldMeta, rule: Rule, context: FilterContext): FilterInput | null {
  if (rule.operator === 'empty' || rule.operator === 'filled') return { [field.name]: { isNull: rule.operator === 'empty' } }
  const { from, to } = dayRange(rule, context.today)
  const bound = (day: string) => (field.kind === 'datetime' ? startOfDay(day, context.timeZone) : day)
  const test = { ...(from ? { gte: bound(from) } : {}), ...(to ? { lt: bound(to) } : {}) }
  return Object.keys(test).length > 0 ? { [field.name]: test } : null
}

/** Every question about days is a half-open range of them. */
function dayRange({ operator, values }: Rule, today: string): Partial<DayRange> {
  const [first = '', second = ''] = values
  const after = (day: string) => addDays(day, 1)
  switch (operator) {
    case 'during':
      return isPeriod(first) ? periodRange(first, today) : {}
    case 'eq':
      return { from: first, to: after(first) }
    case 'lt':
      return { to: first }
    case 'gt':
      return { from: after(first) }
    case 'between':
      return { ...(first ? { from: first } : {}), ...(second ? { to: after(second) } : {}) }
    default:
      return {}
  }
}
