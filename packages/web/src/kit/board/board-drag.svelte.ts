import { placeOf, type BoardColumn, type BoardPlace } from './board-places.ts'

/** What svelte-dnd-action tells about a drag. */
export interface DragEvent<Card> {
  readonly detail: { readonly items: readonly Card[]; readonly info: { readonly id: string; readonly trigger: string } }
}

/** What can be moved about on a board. */
export interface MovedBoard<Card extends { readonly id: string }> {
  readonly columns: readonly BoardColumn<Card>[]
  move(cardId: string, to: BoardPlace): void
}

/** Moving a card by pointer. While it is in the air the columns show where it would land; the board hears of it when it is let go. */
export class BoardDrag<Card extends { readonly id: string }> {
  readonly #board: MovedBoard<Card>
  #shown = $state.raw<ReadonlyMap<string, readonly Card[]>>(new Map())

  constructor(board: MovedBoard<Card>) {
    this.#board = board
  }

  get active(): boolean {
    return this.#shown.size > 0
  }

  cardsOf(column: string, cards: readonly Card[]): readonly Card[] {
    return this.#shown.get(column) ?? cards
  }

  consider(column: string, { detail }: DragEvent<Card>): void {
    this.#shown = new Map([...this.#shown, [column, detail.items]])
  }

  finalize(column: string, { detail }: DragEvent<Card>): void {
    const { id } = detail.info
    const index = detail.items.findIndex((item) => item.id === id)
    const from = placeOf(this.#board.columns, id)
    if (index >= 0 && from && from.column !== column) this.#board.move(id, { column, index })
    // Both columns finish in the same moment; what the board says holds again after it.
    queueMicrotask(() => (this.#shown = new Map()))
  }
}
