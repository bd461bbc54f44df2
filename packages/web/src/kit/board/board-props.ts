import type { Snippet } from 'svelte'
import type { BoardCardPlace, BoardColumn, BoardPlace } from './board-places.ts'

export interface BoardProps<Column extends BoardColumn> {
  /** What the columns are: it names their choice on a narrow screen, where one is shown at a time. */
  readonly label: string
  readonly columns: readonly Column[]
  /** Names a card for those who hear it. */
  readonly nameOf: (card: Column['cards'][number]) => string
  /** One card: its first link, or what else is reached by Tab, is where its keys work; `hint` is the id of the sentence that tells them, for `aria-describedby`. */
  readonly card: Snippet<[Column['cards'][number], BoardCardPlace<Column>]>
  /** Beside the title of a column: what its cards come to. */
  readonly figures?: Snippet<[Column]>
  /** After the last card of a column, where more can be loaded. */
  readonly foot?: Snippet<[Column]>
  readonly loading?: boolean
  /** Cards that must stay where they are until the server has answered. */
  readonly pending?: ReadonlySet<string>
  /** The columns as they look while a card is carried over another. @default the card there, and the counts with it */
  readonly moved?: (cardId: string, to: BoardPlace) => readonly Column[]
  /** A card was put elsewhere, by pointer or keys. Left out where cards stay where they are. */
  readonly onmove?: (cardId: string, to: BoardPlace) => void
}
