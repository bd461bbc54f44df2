export interface RowWindow {
  /** First row drawn. */
  readonly start: number
  /** The row after the last one drawn. */
  readonly end: number
  /** Pixels of the rows left out above and below. */
  readonly above: number
  readonly below: number
}

/** Which rows of equal height to draw, so that the page holds a few dozen of them however many there are. */
export function rowWindow(view: { scrollTop: number; height: number; rowHeight: number; count: number; overscan?: number }): RowWindow {
  const { rowHeight, count, overscan = 8 } = view
  const first = Math.floor(Math.max(0, view.scrollTop) / rowHeight) - overscan
  // Even numbers keep the stripes and the reuse of rows stable while scrolling.
  const start = Math.min(Math.max(0, first - (first % 2)), Math.max(0, count - 1))
  const end = Math.min(count, Math.ceil((Math.max(0, view.scrollTop) + view.height) / rowHeight) + overscan)
  return { start, end: Math.max(start, end), above: start * rowHeight, below: Math.max(0, count - Math.max(start, end)) * rowHeight }
}

export interface DrawnRow {
  readonly row: number
  /** Pixels of the rows left out before it. */
  readonly gap: number
}

/**
 * The rows to draw, with one more that is held wherever it stands: the row that has the focus, because an element that goes takes the focus
 * with it, and the next arrow key would go nowhere. `between` is the room before rows still awaited where none is loaded, `below` that after the last one.
 */
export function drawnRows(view: RowWindow, { held, rowHeight, loaded }: { held: number; rowHeight: number; loaded: number }): { readonly rows: readonly DrawnRow[]; readonly between: number; readonly below: number } {
  const end = Math.min(view.end, loaded)
  const inside = Array.from({ length: Math.max(0, end - view.start) }, (_, index) => view.start + index)
  const apart = held >= 0 && held < loaded && (held < view.start || held >= view.end)
  const before = apart && held < view.start
  const after = apart && !before
  const order = before ? [held, ...inside] : after ? [...inside, held] : inside
  const rows = order.map((row, index) => ({ row, gap: (row - (order[index - 1] ?? -1) - 1) * rowHeight }))
  const between = inside.length === 0 && !after ? (view.start - (before ? held + 1 : 0)) * rowHeight : 0
  return { rows, between, below: after ? view.below - (held - view.end + 1) * rowHeight : view.below }
}

/** The scroll position that brings a row into sight, or the present one where it is. */
export function scrollTo(row: number, view: { scrollTop: number; height: number; rowHeight: number }): number {
  const top = row * view.rowHeight
  if (top < view.scrollTop) return top
  return Math.max(view.scrollTop, top + view.rowHeight - view.height)
}
