import { neighbour, placeOf, type BoardColumn, type BoardPlace } from './board-places.ts'

export interface GrabWords {
  taken(card: string, column: string): string
  over(column: string): string
  dropped(card: string, column: string): string
  back(card: string): string
}

/** What the keys act on. */
export interface GrabbedBoard<Column extends BoardColumn> {
  readonly columns: readonly Column[]
  /** Whether the card may be taken now. */
  mayMove(cardId: string): boolean
  nameOf(cardId: string): string
  /** The columns as they would be with the card there. */
  moved(cardId: string, to: BoardPlace): readonly Column[]
  move(cardId: string, to: BoardPlace): void
}

/** Moving a card by keys: Space takes it, arrows carry it over the columns, Space puts it down, Esc puts it back. Each step is spoken. */
export class BoardGrab<Column extends BoardColumn> {
  readonly #board: GrabbedBoard<Column>
  readonly #words: GrabWords
  held = $state.raw<{ readonly id: string; readonly name: string; readonly from: BoardPlace; readonly column: string } | null>(null)
  /** For the live region. */
  spoken = $state('')

  constructor(board: GrabbedBoard<Column>, words: GrabWords) {
    this.#board = board
    this.#words = words
  }

  /** The columns as they look while a card is carried. */
  columns: readonly Column[] = $derived.by(() => {
    const { held } = this
    if (!held || held.column === held.from.column) return this.#board.columns
    return this.#board.moved(held.id, { column: held.column, index: 0 })
  })

  take(id: string): void {
    const from = placeOf(this.#board.columns, id)
    if (!from || !this.#board.mayMove(id)) return
    const name = this.#board.nameOf(id)
    this.held = { id, name, from, column: from.column }
    this.spoken = this.#words.taken(name, this.#titleOf(from.column))
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
    if (held.column !== held.from.column) this.#board.move(held.id, { column: held.column, index: 0 })
  }

  cancel(): void {
    if (!this.held) return
    this.spoken = this.#words.back(this.held.name)
    this.held = null
  }

  #titleOf(id: string): string {
    return this.#board.columns.find((column) => column.id === id)?.title ?? ''
  }
}
