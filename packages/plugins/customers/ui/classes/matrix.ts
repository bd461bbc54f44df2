import { classNames, type ClassName } from './classes.ts'

export const dimensions = ['sizeBand', 'region', 'owner', 'industry'] as const
export type Dimension = (typeof dimensions)[number]

const groupFields: Readonly<Record<Dimension, string>> = { sizeBand: 'SIZE_BAND', region: 'REGION', owner: 'OWNER', industry: 'INDUSTRY' }

/** Counts of what the caller sees, by class and one more thing. */
export function matrixQuery(by: Dimension): string {
  return `query ClassMatrix { customerAggregate(groupBy: [{ field: ${groupFields[by]} }, { field: CUSTOMER_CLASS }]) { count key { customerClass ${by === 'owner' ? 'owner { id name }' : by} } } }`
}

export interface Counted {
  readonly count: number
  readonly key: Readonly<Record<string, unknown>> & { readonly customerClass: ClassName | null }
}

export type Column = ClassName | null

export interface MatrixRow {
  /** What the list is asked for: an enum value, a text, a row id; null where it is not said. */
  readonly value: string | null
  readonly label: string | null
  readonly counts: ReadonlyMap<Column, number>
  readonly total: number
}

export interface Matrix {
  readonly columns: readonly Column[]
  readonly rows: readonly MatrixRow[]
  readonly totals: MatrixRow
}

const sizes = ['FROM_2000', 'FROM_500', 'FROM_100', 'FROM_20', 'FROM_1']

/** Sizes from large to small, anything else by how many there are; what is not said comes last, and a class of nobody has no column. */
export function matrixOf(found: readonly Counted[], by: Dimension): Matrix {
  const rows = new Map<string | null, { value: string | null; label: string | null; counts: Map<Column, number>; total: number }>()
  const totals = { value: null, label: null, counts: new Map<Column, number>(), total: 0 }
  for (const { count, key } of found) {
    const { value, label } = rowOf(key[by], by)
    const row = rows.get(value) ?? { value, label, counts: new Map(), total: 0 }
    rows.set(value, row)
    for (const sum of [row, totals]) {
      sum.counts.set(key.customerClass, (sum.counts.get(key.customerClass) ?? 0) + count)
      sum.total += count
    }
  }
  const order = [...rows.values()].sort((one, other) => rank(one, by) - rank(other, by) || other.total - one.total || String(one.label).localeCompare(String(other.label)))
  return { columns: totals.counts.has(null) ? [...classNames, null] : classNames, rows: order, totals }
}

function rowOf(value: unknown, by: Dimension): Pick<MatrixRow, 'value' | 'label'> {
  if (value === null || value === undefined || value === '') return { value: null, label: null }
  if (by !== 'owner') return { value: String(value), label: String(value) }
  const { id, name } = value as { readonly id: string; readonly name: string }
  return { value: id.slice(id.indexOf(':') + 1), label: name }
}

function rank({ value }: Pick<MatrixRow, 'value'>, by: Dimension): number {
  if (value === null) return sizes.length
  return by === 'sizeBand' ? sizes.indexOf(value) : 0
}

/** The list of the customers that a number counts. `row` or `column` left out is all of them. */
export function cellHref(by: Dimension, { row, column }: { readonly row?: Pick<MatrixRow, 'value'>; readonly column?: Column | undefined }): string {
  const isText = by === 'region' || by === 'industry'
  const rules = [
    ...(column === undefined ? [] : [column === null ? 'customerClass.empty' : `customerClass.in:${column}`]),
    ...(row === undefined ? [] : [row.value === null ? `${by}.empty` : `${by}.${isText ? 'eq' : 'in'}:${escape(row.value)}`]),
  ]
  return `/customers/customers${rules.length === 0 ? '' : `?f=${encodeURIComponent(rules.join(';'))}`}`
}

/** As the list's filters escape what separates them. */
function escape(value: string): string {
  return value.replace(/[%,;:()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
