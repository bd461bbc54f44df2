import type { Tone } from '@tenon/core/metadata'

/** A column of a board with the cards that it shows. */
export interface BoardColumn<Card extends { readonly id: string } = { readonly id: string }> {
  readonly id: string
  readonly title: string
  readonly tone?: Tone | null
  readonly cards: readonly Card[]
  /** All that belong there, shown or not; null or left out while unknown. */
  readonly count?: number | null
}

export interface BoardPlace {
  readonly column: string
  readonly index: number
}

/** What the picture of a card is told. */
export interface BoardCardPlace<Column> {
  readonly column: Column
  /** It is carried by keys. */
  readonly held: boolean
  /** Id of the sentence that tells its keys; undefined where cards stay where they are. */
  readonly hint: string | undefined
}

type Placed = Pick<BoardColumn, 'id' | 'cards'>

export function placeOf(columns: readonly Placed[], cardId: string): BoardPlace | null {
  for (const column of columns) {
    const index = column.cards.findIndex((card) => card.id === cardId)
    if (index >= 0) return { column: column.id, index }
  }
  return null
}

/** The columns with a card in another place, and their counts with it. A card that is gone changes nothing. */
export function withCardAt<Column extends BoardColumn>(columns: readonly Column[], cardId: string, to: BoardPlace): readonly Column[] {
  const from = placeOf(columns, cardId)
  const card = columns.flatMap(({ cards }) => cards).find(({ id }) => id === cardId)
  if (!from || !card) return columns
  return columns.map((column) => {
    const kept = column.id === from.column ? column.cards.filter(({ id }) => id !== cardId) : column.cards
    const cards = column.id === to.column ? [...kept.slice(0, to.index), card, ...kept.slice(to.index)] : kept
    const change = Number(column.id === to.column) - Number(column.id === from.column)
    return { ...column, cards, ...(typeof column.count === 'number' ? { count: column.count + change } : {}) }
  })
}

/** The column `by` places beside another, or the same at the edge. */
export function neighbour<Column extends Placed>(columns: readonly Column[], columnId: string, by: number): Column | undefined {
  const index = columns.findIndex((column) => column.id === columnId)
  return columns[Math.min(columns.length - 1, Math.max(0, index + by))]
}

/** The card to which an arrow leads from another; columns without cards are stepped over. */
export function cardBeside(columns: readonly Placed[], cardId: string, direction: 'up' | 'down' | 'left' | 'right'): string | undefined {
  const place = placeOf(columns, cardId)
  const own = columns.find((column) => column.id === place?.column)
  if (!place || !own) return undefined
  if (direction === 'up' || direction === 'down') return own.cards[place.index + (direction === 'down' ? 1 : -1)]?.id
  const at = columns.indexOf(own)
  const beside = direction === 'right' ? columns.slice(at + 1) : columns.slice(0, at).toReversed()
  const next = beside.find((column) => column.cards.length > 0)
  return next?.cards[Math.min(place.index, next.cards.length - 1)]?.id
}
