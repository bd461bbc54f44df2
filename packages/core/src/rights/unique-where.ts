import type { Model } from '../models/model-types.ts'
import { rightsErrors } from './errors.ts'
import { askableField } from './field-rights.ts'
import { guardFilter } from './filter.ts'
import type { Session } from './session.ts'
import { and, type Where } from './where.ts'

/** The `where` of an operation on one row, taken apart. */
export interface UniqueWhere {
  /** The unique key as Prisma wants it for findUnique and cursors. */
  readonly key: Where
  /** The same key with its columns in the open, for findFirst and findMany. */
  readonly columns: Where
  /** Further conditions, within the caller's rights. */
  readonly rest: Where
}

/** Throws BAD_FILTER without a complete unique key: Prisma reads `{ id: undefined }` in findFirst as whichever row comes first. */
export function splitUnique(session: Session, model: Model, where: unknown): UniqueWhere {
  const given = Object.entries((where ?? {}) as Where).filter(([, value]) => value !== undefined)
  const keys = given.filter(([name, value]) => isUniqueField(model, name, value) || isCompoundKey(model, name, value))
  if (keys.length === 0) throw rightsErrors.BAD_FILTER({ what: model.name, field: Object.keys((where ?? {}) as Where).join(', ') || 'nothing', reason: 'one row is found by a complete unique key' })
  const key = Object.fromEntries(keys)
  const columns = Object.assign({}, ...keys.map(([name, value]) => (isCompoundKey(model, name, value) ? value : { [name]: value }))) as Where
  const others = Object.fromEntries(given.filter(([name]) => !(name in key)))
  // Run for its refusals: an unreadable key, a malformed id.
  guardFilter(session, model, columns)
  return { key, columns, rest: and(guardFilter(session, model, others), ...Object.keys(columns).map((name) => askableField(session, model, name))) }
}

function isUniqueField(model: Model, name: string, value: unknown): boolean {
  const unique = sets(model).some((set) => set.length === 1 && set[0] === name)
  return unique && value !== null && (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
}

function isCompoundKey(model: Model, name: string, value: unknown): boolean {
  if (model.fields[name] || typeof value !== 'object' || value === null) return false
  const members = Object.keys(value)
  const complete = Object.values(value).every((member) => member !== undefined && member !== null)
  return complete && sets(model).some((set) => set.length === members.length && set.every((field) => members.includes(field)))
}

function sets(model: Model): readonly (readonly string[])[] {
  return [model.primaryKey, ...model.uniques]
}

/** The whole condition, for findFirst and findMany. */
export function wholeWhere({ columns, rest }: UniqueWhere): Where {
  return and(columns, rest)
}
