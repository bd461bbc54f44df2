import { fieldAt } from '../name-keys/index.ts'
import { guardOrder } from '../rights/order.ts'
import type { OrderStep } from '../schema/keyset.ts'
import { toOrderBy } from '../schema/keyset.ts'
import type { Build } from './build-types.ts'
import { isoInstant } from './column-sql.ts'
import { NotPlain } from './not-plain.ts'
import { fromTable, quote, type Source, type Table } from './statement.ts'
import { joined, whereSql } from './where-sql.ts'

export interface OrderSql {
  /** What stands in ORDER BY. */
  readonly text: string
  /** Joins of the references that are sorted by. */
  readonly joins: string
  /** The values to sort by as further columns of the rows, for the cursor: `t3."name" as "#o1"`. */
  readonly columns: readonly string[]
  /** The cursor of a row with those columns. */
  cursor(alias: string): string
}

/**
 * An order as SQL. What it starts with may be hidden on some rows, where it counts as null; the ordinary path reads those rows in a statement of their
 * own. Throws what the guard refuses.
 */
export function orderSql(build: Build, steps: readonly OrderStep[], rows: Table, isNested: boolean): OrderSql {
  const order = guardOrder(build.rights, rows.model, toOrderBy(steps), { mayHide: !isNested })
  // Where it begins with something hidden, the rows without it are in the order of the rest, which must then stand by itself.
  if (order.sortable) guardOrder(build.rights, rows.model, order.entries.slice(1), { mayHide: false })
  const shown = order.sortable && whereSql(build, order.sortable, rows)
  const placed = steps.map((step, index) => {
    const place = placeOf(build, step, rows)
    const isHidden = index === 0 && shown !== null
    const nulls = isHidden ? order.nulls : step.tellsNulls ? step.nulls : null
    return { step, nulls, name: quote(`#o${index}`), ...place, ...(isHidden ? { column: `(case when ${shown} then ${place.column} end)` } : {}) }
  })
  return {
    text: placed.map(({ step, column, nulls }) => `${column} ${step.direction}${nulls === null ? '' : ` nulls ${nulls}`}`).join(', '),
    joins: placed.map(({ join }) => join).join(''),
    columns: placed.map(({ column, name }) => `${column} as ${name}`),
    cursor: (alias) => cursorSql(placed.map(({ step, source, field, name }) => valueSql(step, source, field, `${alias}.${name}`))),
  }
}

interface Place {
  readonly source: Source
  readonly field: string
  readonly column: string
  readonly join: string
}

function placeOf({ statement, rights }: Build, { path: [name, beyond] }: OrderStep, rows: Table): Place {
  if (beyond === undefined) return { source: rows, field: name!, column: rows.column(name!), join: '' }
  const field = rows.model.fields[name!]!
  const far = statement.table(rights.models.models[field.type]!)
  return { source: far, field: beyond, column: far.column(beyond), join: ` left join ${fromTable(far)} on ${joined(rows, field, far)}` }
}

/** What `encodeCursor` makes of the values: base64url of a JSON list. */
function cursorSql(values: readonly string[]): string {
  return `translate(encode(convert_to('[' || ${values.join(` || ',' || `)} || ']', 'UTF8'), 'base64'), E'+/=\\n', '-_')`
}

/** A value of a cursor as JSON text. */
function valueSql(step: OrderStep, { model }: Source, name: string, column: string): string {
  const field = fieldAt(model, name)!
  return `coalesce(${presentValue(step, field.kind === 'enum' ? 'Enum' : field.type, field.nativeType, column)}, 'null')`
}

function presentValue(step: OrderStep, type: string, nativeType: string | null, column: string): string {
  switch (type) {
    case 'Enum': return `to_json(${column}::text)::text`
    case 'Int': case 'Boolean': return `${column}::text`
    case 'BigInt': return `'"' || ${column}::text || '"'`
    case 'Decimal': return isShort(nativeType) ? `'"' || trim_scale(${column})::text || '"'` : refuse(step)
    case 'DateTime': return nativeType === 'Date' ? `'"' || to_char(${column}, 'YYYY-MM-DD"T00:00:00.000Z"') || '"'` : `'"' || to_char(${column} at time zone 'UTC', '${isoInstant}') || '"'`
    // As it is: a text of a fixed length has its blanks in a cursor, too.
    case 'String': return `to_json(${column})::text`
    default: return refuse(step)
  }
}

/** Whether no value of the column is one that a cursor writes with an exponent. */
function isShort(nativeType: string | null): boolean {
  const [, precision, scale] = /^Decimal\((\d+),(\d+)\)$/.exec(nativeType?.replaceAll(' ', '') ?? '') ?? []
  return precision !== undefined && Number(precision) <= 20 && Number(scale) <= 6
}

function refuse(step: OrderStep): never {
  throw new NotPlain(`an order by ${step.path.join('.')}`)
}
