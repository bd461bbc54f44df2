import type { Model } from '../models/model-types.ts'

/** A Prisma `where`. `{}` is every row. */
export type Where = Readonly<Record<string, unknown>>

export const everything: Where = Object.freeze({})

/** No row. Never `{ OR: [] }`, which Prisma drops inside AND and so reads as every row. */
export function nothing(model: Model): Where {
  return { [model.primaryKey[0]!]: { in: [] } }
}

export function isEverything(where: Where): boolean {
  for (const _key in where) return false
  return true
}

export function isNothing(where: Where): boolean {
  const keys = Object.keys(where)
  if (keys.length !== 1) return false
  const value = where[keys[0]!]
  if (typeof value !== 'object' || value === null) return false
  const list = (value as { in?: unknown }).in
  return Array.isArray(list) && list.length === 0 && Object.keys(value).length === 1
}

export function and(...parts: readonly Where[]): Where {
  const kept = parts.filter((part) => !isEverything(part))
  const none = kept.find(isNothing)
  if (none) return none
  if (kept.length === 0) return everything
  return kept.length === 1 ? kept[0]! : { AND: kept }
}

/** Prisma drops `{}` inside OR, so that everything would vanish there: it is settled here instead. */
export function or(model: Model, ...parts: readonly Where[]): Where {
  if (parts.some(isEverything)) return everything
  const kept = parts.filter((part) => !isNothing(part))
  if (kept.length === 0) return nothing(model)
  return kept.length === 1 ? kept[0]! : { OR: kept }
}

/** Prisma reads `{ NOT: {} }` as every row; its negation of everything is nothing here. */
export function not(model: Model, part: Where): Where {
  if (isEverything(part)) return nothing(model)
  if (isNothing(part)) return everything
  return { NOT: part }
}

/** The members of an AND, OR or NOT, which Prisma takes as one or as a list. */
export function partsOf(value: unknown): readonly Where[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]) as readonly Where[]
}
