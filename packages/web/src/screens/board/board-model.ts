import type { FieldMeta, ResourceMeta, Tone } from '@tenon/core/metadata'
import { addMoney } from '../../data/decimal-sum.ts'
import { isObject, type Money, type ResourceRecord } from '../../data/record.ts'
import { withCardAt, placeOf, type BoardColumn as KitColumn, type BoardPlace } from '../../kit/board/board-places.ts'

/** `id` is the GraphQL id of the record, or the value of the enum. */
export interface BoardColumn extends KitColumn<ResourceRecord> {
  readonly tone: Tone | null
  /** All records of the column, loaded or not; null while unknown. */
  readonly count: number | null
  readonly sums: readonly Money[]
  /** The same in the currency of the company, and how much of it is to be expected; left out where the resource does not say. */
  readonly worth?: Worth | null
  readonly hasMore: boolean
  readonly endCursor: string | null
}

export interface Worth {
  readonly sum: Money
  readonly weighted: Money
  readonly withoutRate: number
}

export type Columns = readonly BoardColumn[]

export function cardOf(columns: Columns, cardId: string): ResourceRecord | null {
  return columns.flatMap((column) => column.cards).find((card) => card.id === cardId) ?? null
}

/** The board with a card in another place; counts and sums go with it. `sum` is the field that is summed. */
export function moved(columns: Columns, { cardId, to, sum }: { cardId: string; to: BoardPlace; sum: string | null }): Columns {
  const from = placeOf(columns, cardId)
  const card = cardOf(columns, cardId)
  const after = withCardAt(columns, cardId, to)
  if (!from || !card || !sum || from.column === to.column) return after
  return after.map((column) => {
    const change = column.id === to.column ? 1 : column.id === from.column ? -1 : 0
    return change === 0 ? column : { ...column, sums: addMoney(column.sums, card[sum], change) }
  })
}

/** The columns with what they were worth a moment ago, until the new figures are there. */
export function keepWorth(columns: Columns, before: Columns): Columns {
  return columns.map((column) => ({ ...column, worth: before.find(({ id }) => id === column.id)?.worth ?? null }))
}

/** Puts the record as the server answered it in the place of the card. */
export function replaced(columns: Columns, record: ResourceRecord): Columns {
  return columns.map((column) => ({ ...column, cards: column.cards.map((card) => (card.id === record.id ? { ...card, ...record } : card)) }))
}

/** The id of the column in which a record belongs. */
export function columnOf(group: FieldMeta, record: ResourceRecord): string | null {
  const value = record[group.name]
  if (group.reference) return isObject(value) && typeof value['id'] === 'string' ? value['id'] : null
  return typeof value === 'string' ? value : null
}

interface Total {
  readonly key: Record<string, unknown>
  readonly count: number
  readonly sum?: Record<string, unknown>
  readonly worth?: Worth | null
}

/** The columns with their counts and sums; a column without a figure has none. */
export function withTotals(columns: Columns, totals: readonly unknown[], { meta, group }: { meta: ResourceMeta; group: FieldMeta }): Columns {
  const figures = new Map((totals as Total[]).map((total) => [columnOf(group, total.key as ResourceRecord), total]))
  return columns.map((column) => {
    const total = figures.get(column.id)
    const sum = meta.board?.sum ? total?.sum?.[meta.board.sum] : null
    return { ...column, count: total?.count ?? 0, sums: Array.isArray(sum) ? (sum as Money[]) : typeof sum === 'string' ? [{ amount: sum, currency: '' }] : [], worth: total?.worth ?? null }
  })
}
