import { GraphQLError } from 'graphql'

/** One step of an order: a column, or a column reached through a reference. */
export interface OrderStep {
  readonly path: readonly string[]
  readonly direction: 'asc' | 'desc'
  /** The value may be missing, or hidden from the caller on some rows, where it counts as missing. */
  readonly nullable: boolean
  /** Where missing values stand. Last where that can be told; else PostgreSQL's own rule holds: last ascending, first descending. */
  readonly nulls: 'first' | 'last'
  /** An optional column of the row itself: Prisma takes no word on nulls for others. */
  readonly tellsNulls: boolean
  /** What a reference leads to may have no value to sort by, too. */
  readonly isEmptyBeyond?: boolean
  /** All values in the database's order, where Prisma cannot compare by greater and less: enums and booleans. */
  readonly values?: readonly unknown[]
  /** How to read the value of a cursor back. */
  readonly type: 'String' | 'Int' | 'BigInt' | 'Decimal' | 'DateTime' | 'Boolean'
}

type Where = Record<string, unknown>
type Row = Readonly<Record<string, unknown>>

/** Prisma's orderBy. */
export function toOrderBy(steps: readonly OrderStep[]): Where[] {
  return steps.map(({ path, direction, tellsNulls, nulls }) => nest(path, tellsNulls ? { sort: direction, nulls } : direction))
}

/** The rows after a cursor: those greater in the first step, or equal there and greater in the second, and so on. */
export function afterCursor(steps: readonly OrderStep[], values: readonly unknown[]): Where {
  const alternatives = steps.map((step, index) => {
    const equal = steps.slice(0, index).map((other, position) => (values[position] === null ? isMissing(other) : nest(other.path, { equals: values[position] })))
    const beyond = beyondValue(step, values[index])
    return beyond === null ? null : { AND: [...equal, beyond] }
  })
  const beyond = { OR: alternatives.filter((alternative) => alternative !== null) }
  const reached = reachedValue(steps, values)
  return reached === null ? beyond : { AND: [reached, beyond] }
}

/** What all of them have in common, said once more: an index finds where they begin by that, and not by the alternatives. */
function reachedValue([first, ...more]: readonly OrderStep[], [value]: readonly unknown[]): Where | null {
  if (first === undefined || more.length === 0 || first.nullable || first.values || value === null) return null
  return nest(first.path, { [first.direction === 'asc' ? 'gte' : 'lte']: value })
}

/** Null where nothing can be beyond. An empty OR would mean everything or nothing, by where it stands: it is never made. */
function beyondValue(step: OrderStep, value: unknown): Where | null {
  if (value === null) return step.nulls === 'first' ? { NOT: isMissing(step) } : null
  const parts = step.values
    ? valuesBeyond(step, value).map((other) => nest(step.path, { equals: other }))
    : [nest(step.path, { [step.direction === 'asc' ? 'gt' : 'lt']: value })]
  if (step.nullable && step.nulls === 'last') parts.push(isMissing(step))
  return parts.length === 0 ? null : parts.length === 1 ? parts[0]! : { OR: parts }
}

function valuesBeyond({ values = [], direction }: OrderStep, value: unknown): unknown[] {
  const position = values.indexOf(value)
  return direction === 'asc' ? values.slice(position + 1) : values.slice(0, Math.max(position, 0))
}

/** A reference that is empty, or leads to nothing to sort by, or a column that is empty. */
function isMissing({ path: [name, beyond], isEmptyBeyond }: OrderStep): Where {
  if (beyond === undefined) return { [name!]: null }
  return isEmptyBeyond ? { NOT: { [name!]: { is: { [beyond]: { not: null } } } } } : { [name!]: { is: null } }
}

function nest(path: readonly string[], value: unknown): Where {
  const [head, ...rest] = path
  return { [head!]: rest.length === 0 ? value : nest(rest, value) }
}

/** The cursor of a row: its values in the order's columns. Opaque to callers. */
export function encodeCursor(steps: readonly OrderStep[], row: Row): string {
  const values = steps.map(({ path }) => toJson(path.reduce<unknown>((value, key) => (value as Row | null | undefined)?.[key] ?? null, row)))
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Values of a cursor, or BAD_CURSOR: it was made for another order, or by hand. */
export function decodeCursor(steps: readonly OrderStep[], cursor: string): unknown[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown
    if (Array.isArray(values) && values.length === steps.length) return values.map((value, index) => fromJson(value, steps[index]!.type))
  } catch {
    // Falls through to the refusal.
  }
  throw new GraphQLError('This cursor does not belong to this order. Start again from the first page.', { extensions: { code: 'BAD_CURSOR' } })
}

function toJson(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return value.toString()
  return typeof value === 'object' && value !== null ? String(value) : value
}

function fromJson(value: unknown, type: OrderStep['type']): unknown {
  if (value === null) return null
  switch (type) {
    case 'BigInt': return BigInt(value as string)
    case 'DateTime': {
      const date = new Date(value as string)
      if (Number.isNaN(date.getTime())) throw new TypeError('not a date')
      return date
    }
    case 'Int': if (typeof value !== 'number') throw new TypeError('not a number'); return value
    case 'Boolean': return Boolean(value)
    default: return String(value)
  }
}

/** The order read backwards, for `last` and `before`. */
export function reversed(steps: readonly OrderStep[]): OrderStep[] {
  return steps.map((step) => ({ ...step, direction: step.direction === 'asc' ? 'desc' : 'asc', nulls: step.nulls === 'first' ? 'last' : 'first' }))
}
