import { isObject, readReference, type Reference, type ResourceRecord } from '../../data/record.ts'

export interface Unit {
  readonly id: string
  readonly name: string
  readonly kind: string | null
  readonly head: Reference | null
  readonly version: number
  readonly parent: string | null
  readonly children: readonly Unit[]
  /** People who work in the unit itself, and in it and all units below. */
  readonly own: number
  readonly all: number
}

/** The units as trees; one whose parent cannot be seen stands on its own. */
export function buildTree(units: readonly ResourceRecord[], people: ReadonlyMap<string, number>): readonly Unit[] {
  const known = new Set(units.map((unit) => unit.id))
  const below = new Map<string | null, ResourceRecord[]>()
  for (const unit of units) {
    const parent = parentOf(unit)
    const key = parent !== null && known.has(parent) ? parent : null
    below.set(key, [...(below.get(key) ?? []), unit])
  }
  // A unit that is not reached would be its own ancestor; the server does not allow it, a broken answer must not hang the page.
  const build = (unit: ResourceRecord, above: ReadonlySet<string>): Unit => {
    const path = new Set([...above, unit.id])
    const children = (below.get(unit.id) ?? []).filter((child) => !path.has(child.id)).map((child) => build(child, path))
    const own = people.get(unit.id) ?? 0
    const all = own + children.reduce((sum, child) => sum + child.all, 0)
    const kind = unit['kind']
    return { id: unit.id, name: String(unit['name'] ?? ''), kind: typeof kind === 'string' ? kind : null, head: readReference(unit['head'], 'name'), version: unit.version, parent: parentOf(unit), children, own, all }
  }
  return (below.get(null) ?? []).map((unit) => build(unit, new Set()))
}

export function findUnit(trees: readonly Unit[], id: string | null): Unit | null {
  for (const unit of trees) {
    if (unit.id === id) return unit
    const found = findUnit(unit.children, id)
    if (found) return found
  }
  return null
}

/** From the top down to the unit itself. */
export function pathTo(trees: readonly Unit[], id: string): readonly Unit[] {
  for (const unit of trees) {
    if (unit.id === id) return [unit]
    const rest = pathTo(unit.children, id)
    if (rest.length > 0) return [unit, ...rest]
  }
  return []
}

export interface TreeRow {
  readonly unit: Unit
  readonly level: number
  readonly position: number
  readonly siblings: number
}

/** The rows of the tree that are in sight, top to bottom. */
export function visibleRows(trees: readonly Unit[], open: ReadonlySet<string>, level = 1): readonly TreeRow[] {
  return trees.flatMap((unit, index) => [
    { unit, level, position: index + 1, siblings: trees.length },
    ...(open.has(unit.id) ? visibleRows(unit.children, open, level + 1) : []),
  ])
}

/** What is open to begin with: everything down to the third level, and the way to the chosen unit. */
export function openAtFirst(trees: readonly Unit[], chosen: string | null): ReadonlySet<string> {
  const upper = trees.flatMap((unit) => [unit.id, ...unit.children.map((child) => child.id)])
  return new Set([...upper, ...(chosen ? pathTo(trees, chosen).map((unit) => unit.id) : [])])
}

function parentOf(unit: ResourceRecord): string | null {
  const parent = unit['parent']
  return isObject(parent) && typeof parent['id'] === 'string' ? parent['id'] : null
}

/** The unit and all below it. */
export function idsBelow(unit: Unit): ReadonlySet<string> {
  return new Set([unit.id, ...unit.children.flatMap((child) => [...idsBelow(child)])])
}

/** The units that a person leads. */
export function unitsLedBy(trees: readonly Unit[], personId: string): readonly Unit[] {
  return trees.flatMap((unit) => [...(unit.head?.id === personId ? [unit] : []), ...unitsLedBy(unit.children, personId)])
}
