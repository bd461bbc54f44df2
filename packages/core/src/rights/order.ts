import type { Model } from '../models/model-types.ts'
import { fieldAt } from '../name-keys/index.ts'
import { rightsErrors } from './errors.ts'
import { TenonError } from '../errors/tenon-error.ts'
import { askableField } from './field-rights.ts'
import { certain, modelOf, readableField, relationRights, type Rights } from './session.ts'
import { and, everything, isEverything, isNothing, type Where } from './where.ts'

export type OrderEntry = Readonly<Record<string, unknown>>

/** A guarded `orderBy`. */
export interface Order {
  /** The caller's order, made total by the primary key. */
  readonly entries: readonly OrderEntry[]
  /** Rows whose first sort value the caller sees and that have one; null where all do. The others sort as null does. */
  readonly sortable: Where | null
  readonly nulls: 'first' | 'last'
}

/**
 * Checks an order and makes it total. A total order always: the order of the heap moves when hidden rows are written, and
 * makes paging flaky. A sort value that is hidden on some rows is allowed in the first place only, where `ordered-read.ts`
 * can put those rows where null stands; elsewhere it throws BAD_FILTER.
 */
export function guardOrder(session: Rights, model: Model, orderBy: unknown, { mayHide }: { mayHide: boolean }): Order {
  const entries = entriesOf(orderBy)
  const shown = entries.map((entry) => sortValueShown(session, model, entry))
  const hidden = shown.findIndex((where) => !isEverything(where))
  if (hidden > 0 || (hidden === 0 && !mayHide)) throw refusal(model, entries[hidden]!, 'it is hidden on some records, so it can only come first in the order of a whole list')
  return {
    entries: [...entries, ...tieBreak(model, entries)],
    sortable: hidden === 0 ? and(certain(session, model, shown[0]!), hasValue(session, model, entries[0]!)) : null,
    nulls: hidden === 0 ? nullsOf(entries[0]!) : 'last',
  }
}

/** On which rows a caller sees what an entry sorts by: an entry that shows on some may only come first in a whole list, one that shows on none nowhere. */
export function sortsBy(rights: Rights, model: Model, entry: OrderEntry): 'all' | 'some' | 'none' {
  try {
    return isEverything(sortValueShown(rights, model, entry)) ? 'all' : 'some'
  } catch (error) {
    if (error instanceof TenonError) return 'none'
    throw error
  }
}

/** The primary key, where the order does not have it yet. */
export function tieBreak(model: Model, entries: readonly OrderEntry[]): OrderEntry[] {
  return model.primaryKey.filter((name) => !entries.some((entry) => name in entry)).map((name) => ({ [name]: 'asc' }))
}

function entriesOf(orderBy: unknown): OrderEntry[] {
  const list = (Array.isArray(orderBy) ? orderBy : [orderBy ?? {}]) as OrderEntry[]
  return list.flatMap((entry) => Object.entries(entry ?? {}).filter(([, value]) => value !== undefined).map(([key, value]) => ({ [key]: value })))
}

/** The rows on which the caller sees what an entry sorts by. */
function sortValueShown(session: Rights, model: Model, entry: OrderEntry): Where {
  const [name, value] = Object.entries(entry)[0]!
  const field = fieldAt(model, name)
  if (!field) throw refusal(model, entry, 'it has no such field')
  if (field.kind !== 'object') return askableField(session, model, name)
  const rights = relationRights(session, model, field)
  const target = modelOf(session, field.type)
  if (field.isList) {
    if (isEverything(rights.holder) && isEverything(rights.target)) return everything
    throw refusal(model, entry, 'some of what it counts is hidden from you')
  }
  if (isNothing(rights.target) || isNothing(rights.holder)) throw refusal(model, entry, 'you may not read it')
  const beyond = and(rights.target, ...entriesOf(value).map((inner) => sortValueShown(session, target, inner)))
  return and(rights.holder, isEverything(beyond) ? everything : { [name]: { is: beyond } })
}

/** Rows on which the sorted value exists: a missing reference or an empty column is null, like a hidden one. */
function hasValue(session: Rights, model: Model, entry: OrderEntry): Where {
  const [name, value] = Object.entries(entry)[0]!
  const field = fieldAt(model, name)!
  if (field.kind !== 'object') return field.isRequired ? everything : { [name]: { not: null } }
  const beyond = and(...entriesOf(value).map((inner) => hasValue(session, modelOf(session, field.type), inner)))
  if (isEverything(beyond)) return field.isRequired ? everything : { [name]: { isNot: null } }
  return { [name]: { is: beyond } }
}

function nullsOf(entry: OrderEntry): 'first' | 'last' {
  const value = Object.values(entry)[0]
  if (typeof value === 'string') return value === 'desc' ? 'first' : 'last'
  const sort = value as { sort?: unknown; nulls?: 'first' | 'last' }
  if (typeof sort.sort === 'string') return sort.nulls ?? (sort.sort === 'desc' ? 'first' : 'last')
  return nullsOf(value as OrderEntry)
}

function refusal(model: Model, entry: OrderEntry, reason: string) {
  return rightsErrors.BAD_FILTER({ what: model.name, field: path(entry), reason })
}

function path(entry: OrderEntry): string {
  const [name, value] = Object.entries(entry)[0] ?? ['', '']
  return typeof value === 'object' && value !== null && !('sort' in value) ? `${name}.${path(value as OrderEntry)}` : name
}

/** Columns of `distinct` and of groups must be readable on every row. */
export function checkPlainColumns(session: Rights, model: Model, names: readonly string[]): void {
  for (const name of names) {
    if (!isEverything(readableField(session, model, name))) throw rightsErrors.BAD_FILTER({ what: model.name, field: name, reason: 'it is hidden on some records' })
  }
}
