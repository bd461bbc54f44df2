/** Which rows of a long table are drawn, and how much room the others take. */
export interface RowWindow {
  readonly start: number
  readonly end: number
  readonly before: number
  readonly after: number
}

export interface RowWindowInput {
  readonly count: number
  readonly rowHeight: number
  /** How far the first row has scrolled above the visible part, in pixels. */
  readonly scrolled: number
  /** Height of the visible part. */
  readonly visible: number
}

const OVERSCAN = 12
const SMALL = 100

/** Short tables are drawn whole. */
export function rowWindow({ count, rowHeight, scrolled, visible }: RowWindowInput): RowWindow {
  if (count <= SMALL || rowHeight <= 0) return { start: 0, end: count, before: 0, after: 0 }
  const first = Math.floor(Math.max(0, scrolled) / rowHeight) - OVERSCAN
  const drawn = Math.ceil(visible / rowHeight) + 2 * OVERSCAN
  // An even start keeps striping and reduces how often rows are exchanged while scrolling.
  const start = Math.max(0, Math.min(first - (first % 2), count - drawn))
  const end = Math.min(count, start + drawn)
  return { start, end, before: start * rowHeight, after: (count - end) * rowHeight }
}

/** The selection after a row's box was pressed; with Shift everything from the last pressed row gets its state. */
export function selectRow(selected: ReadonlySet<string>, keys: readonly string[], at: number, from: number | null): Set<string> {
  const next = new Set(selected)
  const key = keys[at]
  if (key === undefined) return next
  const on = !selected.has(key)
  const [first, last] = from === null ? [at, at] : [Math.min(at, from), Math.max(at, from)]
  for (const one of keys.slice(first, last + 1)) {
    if (on) next.add(one)
    else next.delete(one)
  }
  return next
}

/** All of them, or none where all were selected; rows elsewhere keep their state. */
export function selectAll(selected: ReadonlySet<string>, keys: readonly string[]): Set<string> {
  const next = new Set(selected)
  const all = keys.every((key) => selected.has(key))
  for (const key of keys) {
    if (all) next.delete(key)
    else next.add(key)
  }
  return next
}
