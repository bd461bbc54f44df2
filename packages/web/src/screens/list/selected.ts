/** Which records are selected, and from where a Shift click reaches. */
export interface Selected {
  readonly ids: ReadonlySet<string>
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selected = { ids: new Set(), anchor: null }

export function toggle(selected: Selected, id: string): Selected {
  const ids = new Set(selected.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/** Gives every record between the anchor and `id` the anchor's state, in the order in which they stand. */
export function extendTo(selected: Selected, id: string, order: readonly string[]): Selected {
  const from = selected.anchor === null ? -1 : order.indexOf(selected.anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return toggle(selected, id)
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  const ids = new Set(selected.ids)
  const on = selected.anchor !== null && selected.ids.has(selected.anchor)
  for (const one of range) {
    if (on) ids.add(one)
    else ids.delete(one)
  }
  return { ids, anchor: selected.anchor }
}

export function selectAll(order: readonly string[]): Selected {
  return { ids: new Set(order), anchor: null }
}

/** What remains of a selection when records are gone. */
export function without(selected: Selected, gone: Iterable<string>): Selected {
  const ids = new Set(selected.ids)
  for (const id of gone) ids.delete(id)
  return { ids, anchor: selected.anchor !== null && ids.has(selected.anchor) ? selected.anchor : null }
}
