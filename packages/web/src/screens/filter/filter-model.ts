import type { FieldKind, FieldMeta } from '@tenon/core/metadata'

export type Operator = 'eq' | 'ne' | 'contains' | 'starts' | 'in' | 'not-in' | 'lt' | 'lte' | 'gt' | 'gte' | 'between' | 'during' | 'within' | 'empty' | 'filled'

/** One condition. Values are text as it stands in the address: bare ids for references, `me` for the caller, basis points for percents. */
export interface Rule {
  readonly field: string
  readonly operator: Operator
  readonly values: readonly string[]
}

export interface Group {
  readonly join: 'and' | 'or'
  readonly items: readonly (Rule | Group)[]
}

export const NO_FILTER: Group = { join: 'and', items: [] }

/** The value of a person reference that stands for whoever looks. */
export const ME = 'me'

const TEXT: readonly Operator[] = ['contains', 'eq', 'ne', 'starts', 'empty', 'filled']
const NUMBER: readonly Operator[] = ['gte', 'lte', 'between', 'eq', 'ne', 'gt', 'lt', 'empty', 'filled']
const DATE: readonly Operator[] = ['during', 'eq', 'lt', 'gt', 'between', 'empty', 'filled']

const OPERATORS: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: TEXT,
  longtext: TEXT,
  richtext: TEXT,
  period: TEXT,
  email: TEXT,
  phone: TEXT,
  url: TEXT,
  integer: NUMBER,
  decimal: NUMBER,
  quantity: NUMBER,
  bigint: NUMBER,
  percent: NUMBER,
  money: NUMBER,
  date: DATE,
  datetime: DATE,
  boolean: ['eq'],
  enum: ['in', 'not-in', 'empty', 'filled'],
  reference: ['in', 'not-in', 'empty', 'filled'],
  tags: ['in', 'empty', 'filled'],
  json: [],
  id: [],
}

/** What may be asked of a field, the usual question first. */
export function operatorsOf(field: FieldMeta): readonly Operator[] {
  const operators = OPERATORS[field.kind].filter((operator) => !(field.required && (operator === 'empty' || operator === 'filled')))
  return field.reference?.resource === 'OrgUnit' ? ['within', ...operators] : operators
}

export function isFilterable(field: FieldMeta): boolean {
  return field.filterable && operatorsOf(field).length > 0
}

/** How many values an operator takes: none, one, two, or any number. */
export function arity(operator: Operator): 0 | 1 | 2 | 'many' {
  if (operator === 'empty' || operator === 'filled') return 0
  if (operator === 'between') return 2
  return operator === 'in' || operator === 'not-in' ? 'many' : 1
}

/** Has every value that its operator needs; others are still being typed and do not filter. */
export function isComplete(rule: Rule): boolean {
  const needed = arity(rule.operator)
  const given = rule.values.filter((value) => value !== '').length
  if (needed === 'many') return given > 0
  // A range that is open at one end is a range.
  return needed === 2 ? given > 0 : given >= needed
}

export function isGroup(item: Rule | Group): item is Group {
  return 'items' in item
}

export function newRule(field: FieldMeta): Rule {
  const operator = operatorsOf(field)[0] ?? 'eq'
  return { field: field.name, operator, values: [] }
}

/** The rule with another operator; values that still make sense are kept. */
export function withOperator(rule: Rule, operator: Operator): Rule {
  const keeps = arity(operator) !== 0 && (operator === 'during') === (rule.operator === 'during')
  const values = keeps ? rule.values : []
  return { ...rule, operator, values: arity(operator) === 1 ? values.slice(0, 1) : values }
}

export function replaceAt(group: Group, index: number, item: Rule | Group): Group {
  return { ...group, items: group.items.map((old, at) => (at === index ? item : old)) }
}

export function removeAt(group: Group, index: number): Group {
  return { ...group, items: group.items.filter((_, at) => at !== index) }
}

export function append(group: Group, item: Rule | Group): Group {
  return { ...group, items: [...group.items, item] }
}

/** The filter without conditions that are not complete and without empty groups. */
export function complete(group: Group): Group {
  const items = group.items
    .map((item) => (isGroup(item) ? complete(item) : item))
    .filter((item) => (isGroup(item) ? item.items.length > 0 : isComplete(item)))
  return { ...group, items }
}

export function countRules(group: Group): number {
  return group.items.reduce((count, item) => count + (isGroup(item) ? countRules(item) : 1), 0)
}
