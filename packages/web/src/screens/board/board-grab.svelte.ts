import type { BoardState } from './board-state.svelte.ts'
import { moved, neighbour, placeOf, type BoardColumn, type Columns, type Place } from './board-model.ts'

export interface GrabWords {
  grabbed(card: string, column: string): string
  over(column: string): string
  dropped(card: string, column: string): string
  cancelled(card: string): string
}

/** Moving a card by keys: Space takes it, arrows carry it over the columns, Space puts it down, Esc puts it back. Each step is spoken. */
export class BoardGrab {
  readonly #board: BoardState
  readonly #words: GrabWords
  held = $state.raw<{ readonly id: string; readonly name: string; readonly from: Place; readonly column: string } | null>(null)
  /** For the live region. */
  spoken = $state('')

  constructor(board: BoardState, words: GrabWords) {
    this.#board = board
    this.#words = words
  }

  /** The columns as they look while a card is carried. */
  columns: Columns = $derived.by(() => {
    const { held } = this
    if (!held || held.column === held.from.column) return this.#board.columns
    return moved(this.#board.columns, { cardId: held.id, to: { column: held.column, index: 0 }, sum: this.#board.sumField })
  })

  take(id: string): void {
    const from = placeOf(this.#board.columns, id)
    const name = this.#board.nameOf(id)
    if (!from || this.#board.pending.has(id)) return
    this.held = { id, name, from, column: from.column }
    this.spoken = this.#words.grabbed(name, this.#titleOf(from.column))
  }

  carry(by: -1 | 1): void {
    const column = this.held && neighbour(this.#board.columns, this.held.column, by)
    if (!this.held || !column || column.id === this.held.column) return
    this.held = { ...this.held, column: column.id }
    this.spoken = this.#words.over(column.title)
  }

  drop(): void {
    const { held } = this
    if (!held) return
    this.held = null
    this.spoken = this.#words.dropped(held.name, this.#titleOf(held.column))
    void this.#board.move(held.id, { column: held.column, index: 0 })
  }

  cancel(): void {
    if (!this.held) return
    this.spoken = this.#words.cancelled(this.held.name)
    this.held = null
  }

  say(text: string): void {
    this.spoken = text
  }

  #titleOf(id: string): string {
    return this.#board.columns.find((column: BoardColumn) => column.id === id)?.title ?? ''
  }
}
