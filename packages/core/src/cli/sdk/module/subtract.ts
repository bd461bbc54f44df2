import type { Snapshot } from './snapshot.ts'

type Part = 'objects' | 'inputs' | 'enums' | 'abstracts'
type Tree = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What a schema adds to those that it builds on. */
export function subtract(whole: Snapshot, bases: readonly Snapshot[]): Snapshot {
  const part = (name: Part): never => beyond(whole[name], bases.map((base) => base[name])) as never
  return { scalars: whole.scalars.filter((name) => !bases.some((base) => base.scalars.includes(name))), objects: part('objects'), inputs: part('inputs'), enums: part('enums'), abstracts: part('abstracts') }
}

/** Parts put together again; the later one wins where two say something different. */
export function addUp(parts: readonly Snapshot[]): Snapshot {
  const join = (name: Part): never => {
    const joined: Record<string, Record<string, unknown>> = {}
    for (const part of parts) for (const [type, members] of Object.entries(part[name])) joined[type] = { ...joined[type], ...members }
    return sortDeep(joined) as never
  }
  return { scalars: [...new Set(parts.flatMap(({ scalars }) => scalars))].sort(), objects: join('objects'), inputs: join('inputs'), enums: join('enums'), abstracts: join('abstracts') }
}

function beyond(whole: Tree, bases: readonly Tree[]): Tree {
  const left: Record<string, Record<string, unknown>> = {}
  for (const [type, members] of Object.entries(whole)) {
    const added = Object.entries(members).filter(([name, value]) => !bases.some((base) => JSON.stringify(base[type]?.[name]) === JSON.stringify(value)))
    if (added.length > 0 || !bases.some((base) => type in base)) left[type] = Object.fromEntries(added)
  }
  return left
}

function sortDeep(tree: Tree): Tree {
  const sort = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)))
  return sort(Object.fromEntries(Object.entries(tree).map(([name, members]) => [name, sort(members)])))
}
