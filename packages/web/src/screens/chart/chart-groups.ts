import type { FieldMeta } from '@tenon/core/metadata'
import { uuidOf } from '../../data/ids.ts'
import { isObject, readReference, type Money } from '../../data/record.ts'
import type { Rule } from '../filter/filter-model.ts'
import { addDays } from '../filter/period.ts'
import type { ChartPlan } from './chart-choice.ts'
import { folded, type ChartPart } from './chart-parts.ts'

/** A group as the server counted it. */
export interface AnsweredGroup {
  readonly key: Readonly<Record<string, unknown>>
  readonly count: number
  readonly sum?: Readonly<Record<string, unknown>>
}

export interface ChartGroup {
  /** The shared value; null where the field is empty. */
  readonly key: unknown
  /** The shared value as text. */
  readonly id: string
  readonly label: string
  /** Place in the order that its records have of their own. */
  readonly place: number
  readonly count: number
  /** Sum of a field with a currency, of one currency each. */
  readonly money: readonly Money[]
  /** Sum of a field without one, exact. */
  readonly total: string | null
  /** By the second field, where there is one. */
  readonly parts: readonly ChartPart[]
  /** What finds the records of the group. */
  readonly rule: Rule
}

export interface GroupWords {
  readonly value: (field: FieldMeta, value: unknown) => string
  readonly empty: string
}

/** The groups in the order in which people expect them: options as declared, days as they follow, all others by size. */
export function readGroups(plan: ChartPlan, answered: readonly AnsweredGroup[], words: GroupWords): ChartGroup[] {
  const { by } = plan
  const groups = answered.map(({ key, count, sum }): ChartGroup => {
    const value = keyValue(by, key[by.name])
    const summed = plan.of === null ? null : sum?.[plan.of.name]
    const figures = { count, money: Array.isArray(summed) ? (summed as Money[]) : [], total: typeof summed === 'string' ? summed : null }
    return {
      key: value,
      id: idOf(value),
      label: value === null ? words.empty : by.kind === 'date' ? String(value) : words.value(by, value),
      place: placeOf(plan, key[by.name]),
      ...figures,
      parts: plan.and === null ? [] : [partOf(plan.and, key[plan.and.name], figures, words)],
      rule: ruleOf(by, value),
    }
  })
  return (plan.and === null ? groups : folded(groups)).sort(orderOf(plan))
}

function partOf(and: FieldMeta, raw: unknown, figures: Pick<ChartPart, 'count' | 'money' | 'total'>, words: GroupWords): ChartPart {
  const value = keyValue(and, raw)
  return { id: idOf(value), label: value === null ? words.empty : words.value(and, value), ...figures }
}

function idOf(value: unknown): string {
  return isObject(value) ? String(value['id']) : String(value)
}

function placeOf({ by, rank }: ChartPlan, value: unknown): number {
  if (rank !== null && isObject(value)) return Number(value[rank])
  return by.options?.findIndex((option) => option.value === value) ?? 0
}

function keyValue(by: FieldMeta, value: unknown): unknown {
  if (value === null || value === undefined) return null
  return by.reference ? readReference(value, by.reference.titleField) : value
}

function orderOf({ by, rank }: ChartPlan): (left: ChartGroup, right: ChartGroup) => number {
  // Records without a value come last.
  const empty = (left: ChartGroup, right: ChartGroup): number => Number(left.key === null) - Number(right.key === null)
  if (by.kind === 'date') return (left, right) => empty(left, right) || String(left.key).localeCompare(String(right.key))
  if (by.kind === 'enum' || rank !== null) return (left, right) => empty(left, right) || left.place - right.place
  return (left, right) => empty(left, right) || right.count - left.count || left.label.localeCompare(right.label)
}

function ruleOf(by: FieldMeta, value: unknown): Rule {
  if (value === null) return { field: by.name, operator: 'empty', values: [] }
  if (by.reference) return { field: by.name, operator: 'in', values: [uuidOf(String(isObject(value) ? value['id'] : value))] }
  if (by.kind === 'enum') return { field: by.name, operator: 'in', values: [String(value)] }
  if (by.kind === 'date') return { field: by.name, operator: 'between', values: daysOf(String(value)) }
  return { field: by.name, operator: 'eq', values: [String(value)] }
}

/** First and last day of '2026', '2026-Q1' or '2026-03'. */
export function daysOf(period: string): readonly [first: string, last: string] {
  const year = Number(period.slice(0, 4))
  const quarter = /-Q([1-4])$/.exec(period)?.[1]
  const [month, length] = quarter !== undefined ? [Number(quarter) * 3 - 2, 3] : period.length === 4 ? [1, 12] : [Number(period.slice(5, 7)), 1]
  return [firstOf(year, month), addDays(firstOf(year, month + length), -1)]
}

function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}

/** The currencies that the sums come in, those of most groups first: different currencies are never added up, so a chart shows one. */
export function currenciesOf(groups: readonly ChartGroup[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { currency } of groups.flatMap(({ money }) => money)) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort((left, right) => right[1] - left[1] || left[0].localeCompare(right[0])).map(([currency]) => currency)
}

/** The currency to show: the one wanted while there are sums in it, else that of most groups; null where there are no sums. */
export function currencyShown(currencies: readonly string[], wanted: string | null): string | null {
  return wanted !== null && currencies.includes(wanted) ? wanted : (currencies[0] ?? null)
}

/** The figure of a group as the plan measures it, exact; null where there is none. */
export function figureOf({ of }: Pick<ChartPlan, 'of'>, group: Pick<ChartGroup, 'count' | 'money' | 'total'>, currency: string | null): string | null {
  if (of === null) return String(group.count)
  if (of.kind !== 'money') return group.total
  return group.money.find((one) => one.currency === currency)?.amount ?? null
}
