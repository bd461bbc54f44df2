import type { ResourceRecord } from '../../data/record.ts'
import type { BoardState } from './board-state.svelte.ts'
import { placeOf } from './board-model.ts'

/** What svelte-dnd-action tells about a drag. */
export interface DragEvent {
  readonly detail: { readonly items: readonly ResourceRecord[]; readonly info: { readonly id: string; readonly trigger: string } }
}

/** Moving a card by pointer. While it is in the air the columns show where it would land; the board hears of it when it is let go. */
export class BoardDrag {
  readonly #board: BoardState
  #shown = $state.raw<ReadonlyMap<string, readonly ResourceRecord[]>>(new Map())

  constructor(board: BoardState) {
    this.#board = board
  }

  get active(): boolean {
    return this.#shown.size > 0
  }

  cardsOf(column: string, cards: readonly ResourceRecord[]): readonly ResourceRecord[] {
    return this.#shown.get(column) ?? cards
  }

  consider(column: string, { detail }: DragEvent): void {
    this.#shown = new Map([...this.#shown, [column, detail.items]])
  }

  finalize(column: string, { detail }: DragEvent): void {
    const { id } = detail.info
    const index = detail.items.findIndex((item) => item.id === id)
    const from = placeOf(this.#board.columns, id)
    if (index >= 0 && from && from.column !== column) void this.#board.move(id, { column, index })
    // Both columns finish in the same moment; what the board says holds again after it.
    queueMicrotask(() => (this.#shown = new Map()))
  }
}
