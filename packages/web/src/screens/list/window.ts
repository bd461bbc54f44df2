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

/** The scroll position that brings a row into sight, or the present one where it is. */
export function scrollTo(row: number, view: { scrollTop: number; height: number; rowHeight: number }): number {
  const top = row * view.rowHeight
  if (top < view.scrollTop) return top
  return Math.max(view.scrollTop, top + view.rowHeight - view.height)
}
