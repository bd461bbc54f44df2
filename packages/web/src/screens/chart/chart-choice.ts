import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'

export type ChartPeriod = 'MONTH' | 'QUARTER' | 'YEAR'
export type ChartShape = 'bar' | 'line' | 'donut' | 'funnel'

/** What a chart of a resource shows. Null: what the resource suggests. */
export interface ChartChoice {
  /** Field that makes the groups. */
  readonly by: string | null
  /** Field that divides each group once more. */
  readonly and: string | null
  /** For dates: the span that counts as one group. */
  readonly per: ChartPeriod | null
  /** Field that is summed; null counts records. */
  readonly of: string | null
  readonly as: ChartShape | null
}

export const NO_CHOICE: ChartChoice = { by: null, and: null, per: null, of: null, as: null }

const PERIODS: readonly ChartPeriod[] = ['MONTH', 'QUARTER', 'YEAR']
const SHAPES: readonly ChartShape[] = ['bar', 'line', 'donut', 'funnel']
/** A name or a number of its own on every record makes no groups. */
const GROUPING = new Set(['reference', 'enum', 'boolean', 'date', 'text'])

export function groupFields({ fields, titleField }: Pick<ResourceMeta, 'fields' | 'titleField'>): readonly FieldMeta[] {
  return fields.filter((field) => field.groupable && field.name !== titleField && (GROUPING.has(field.kind) || field.reference !== null))
}

export function sumFields({ fields }: Pick<ResourceMeta, 'fields'>): readonly FieldMeta[] {
  return fields.filter(({ summable }) => summable)
}

/** A choice without gaps; null where the resource has nothing to group by. */
export interface ChartPlan {
  readonly by: FieldMeta
  readonly and: FieldMeta | null
  readonly per: ChartPeriod | null
  readonly of: FieldMeta | null
  readonly as: ChartShape
  /** Of a reference whose records have an order of their own, as stages have: the field at the other end that says it. */
  readonly rank: string | null
}

export function planChart(meta: Pick<ResourceMeta, 'fields' | 'titleField' | 'board'>, choice: ChartChoice): ChartPlan | null {
  const fields = groupFields(meta)
  const suggested = fields.find(({ name }) => name === meta.board?.groupBy) ?? fields.find(({ kind }) => kind === 'enum') ?? fields[0]
  const by = fields.find(({ name }) => name === choice.by) ?? suggested
  if (!by) return null
  const sums = sumFields(meta)
  const of = sums.find(({ name }) => name === (choice.by === null && choice.of === null ? meta.board?.sum : choice.of)) ?? null
  const order = by.name === meta.board?.groupBy ? (meta.board.columns?.orderField ?? null) : null
  const as = choice.as ?? (by.kind === 'date' && choice.and === null ? 'line' : 'bar')
  const and = canDivide(as) ? (divideFields(meta, by).find(({ name }) => name === choice.and) ?? null) : null
  return { by, and, rank: order === null ? null : camelCase(order), per: by.kind === 'date' ? (choice.per ?? 'MONTH') : null, of, as }
}

/** A ring and a funnel have one dimension. */
export function canDivide(shape: ChartShape): boolean {
  return shape === 'bar' || shape === 'line'
}

/** Fields that can divide groups once more: a few values each, so no dates and no texts. */
export function divideFields(meta: Pick<ResourceMeta, 'fields' | 'titleField'>, by: FieldMeta): readonly FieldMeta[] {
  return groupFields(meta).filter((field) => field.name !== by.name && field.kind !== 'date' && field.kind !== 'text')
}

/** `nextStep` for NEXT_STEP. */
function camelCase(constant: string): string {
  return constant.toLowerCase().replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase())
}

export function readChoice(params: URLSearchParams): ChartChoice {
  const one = <Value extends string>(name: string, values: readonly Value[]): Value | null => values.find((value) => value === params.get(name)) ?? null
  return { by: params.get('by'), and: params.get('and'), per: one('per', PERIODS), of: params.get('of'), as: one('as', SHAPES) }
}

export function writeChoice({ by, and, per, of, as }: ChartChoice): readonly (readonly [string, string])[] {
  return [['by', by ?? ''], ['and', and ?? ''], ['per', per ?? ''], ['of', of ?? ''], ['as', as ?? '']]
}
