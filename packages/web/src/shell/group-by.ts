/** Items under their names, both in the order of first appearance. */
export function groupBy<Item>(items: readonly Item[], name: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(name(item))
    if (group) group.push(item)
    else groups.set(name(item), [item])
  }
  return [...groups]
}
