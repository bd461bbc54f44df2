import { parseDecimal } from '../money/index.ts'
import type { FieldKind } from './metadata-types.ts'
import type { ResourceField } from './resource-definition.ts'
import { dayOf } from './scalars.ts'

export type Period = 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR'

export interface Total {
  sum: bigint
  count: number
  least: bigint
  greatest: bigint
}

/** Exact figures of one field: whole numbers of its smallest unit, per currency ('' where it has none). */
export interface Measure {
  readonly scale: number
  readonly byCurrency: Map<string, Total>
}

type Row = Record<string, unknown>

export function emptyMeasure(field: ResourceField): Measure {
  return { scale: scaleOf(field), byCurrency: new Map() }
}

/** Adds a database group's figures. */
export function addMeasure(measure: Measure, field: ResourceField, row: Row): void {
  const count = (row['_count'] as Record<string, number>)[field.column] ?? 0
  if (count === 0) return
  const read = (figure: string): bigint => toUnits((row[figure] as Row)[field.column], measure.scale)
  const currency = field.currencyColumn ? ((row[field.currencyColumn] as string | null) ?? '') : ''
  const known = measure.byCurrency.get(currency)
  const [sum, least, greatest] = [read('_sum'), read('_min'), read('_max')]
  if (!known) measure.byCurrency.set(currency, { sum, count, least, greatest })
  else {
    known.sum += sum
    known.count += count
    known.least = least < known.least ? least : known.least
    known.greatest = greatest > known.greatest ? greatest : known.greatest
  }
}

/** decimal(18,3) has a scale of 3; everything else is whole. */
function scaleOf(field: ResourceField): number {
  return field.kind === 'decimal' || field.kind === 'quantity' ? Number(/,(\d+)\)/.exec(field.model.nativeType ?? '')?.[1] ?? 10) : 0
}

function toUnits(value: unknown, scale: number): bigint {
  if (value === null || value === undefined) return 0n
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return BigInt(value)
  return parseDecimal((value as { toFixed(): string }).toFixed(), scale)
}

/** The shared value of a group: a date becomes the name of its period, '2017-Q1'. */
export function foldKey(value: unknown, kind: FieldKind, period: Period | null): unknown {
  if (value === null || value === undefined) return null
  if (kind !== 'date') return value
  const day = dayOf(value)
  switch (period) {
    case 'YEAR': return day.slice(0, 4)
    case 'QUARTER': return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
    case 'MONTH': return day.slice(0, 7)
    default: return day
  }
}
