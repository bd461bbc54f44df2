import type { FieldMeta, ResourceMeta, Tone } from '@tenon/core/metadata'
import { addMoney } from '../../data/decimal-sum.ts'
import { isObject, type Money, type ResourceRecord } from '../../data/record.ts'

export interface BoardColumn {
  /** GraphQL id of the record, or the value of the enum. */
  readonly id: string
  readonly title: string
  readonly tone: Tone | null
  readonly cards: readonly ResourceRecord[]
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

export interface Place {
  readonly column: string
  readonly index: number
}

export function placeOf(columns: Columns, cardId: string): Place | null {
  for (const column of columns) {
    const index = column.cards.findIndex((card) => card.id === cardId)
    if (index >= 0) return { column: column.id, index }
  }
  return null
}

export function cardOf(columns: Columns, cardId: string): ResourceRecord | null {
  return columns.flatMap((column) => column.cards).find((card) => card.id === cardId) ?? null
}

/** The board with a card in another place; counts and sums go with it. `sum` is the field that is summed. */
export function moved(columns: Columns, { cardId, to, sum }: { cardId: string; to: Place; sum: string | null }): Columns {
  const from = placeOf(columns, cardId)
  const card = cardOf(columns, cardId)
  if (!from || !card) return columns
  return columns.map((column) => {
    const kept = column.id === from.column ? column.cards.filter((one) => one.id !== cardId) : column.cards
    const cards = column.id === to.column ? [...kept.slice(0, to.index), card, ...kept.slice(to.index)] : kept
    const change = Number(column.id === to.column) - Number(column.id === from.column)
    return { ...column, cards, ...figures(column, { card, change, sum }) }
  })
}

function figures(column: BoardColumn, { card, change, sum }: { card: ResourceRecord; change: number; sum: string | null }): Pick<BoardColumn, 'count' | 'sums'> {
  if (change === 0) return { count: column.count, sums: column.sums }
  return {
    count: column.count === null ? null : column.count + change,
    sums: sum ? addMoney(column.sums, card[sum], change > 0 ? 1 : -1) : column.sums,
  }
}

/** The columns with what they were worth a moment ago, until the new figures are there. */
export function keepWorth(columns: Columns, before: Columns): Columns {
  return columns.map((column) => ({ ...column, worth: before.find(({ id }) => id === column.id)?.worth ?? null }))
}

/** Puts the record as the server answered it in the place of the card. */
export function replaced(columns: Columns, record: ResourceRecord): Columns {
  return columns.map((column) => ({ ...column, cards: column.cards.map((card) => (card.id === record.id ? { ...card, ...record } : card)) }))
}

/** The column `by` places beside another, or the same at the edge. */
export function neighbour(columns: Columns, columnId: string, by: number): BoardColumn | undefined {
  const index = columns.findIndex((column) => column.id === columnId)
  return columns[Math.min(columns.length - 1, Math.max(0, index + by))]
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
