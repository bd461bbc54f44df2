import { addMonths, toDay } from '../days.ts'
import { frequencyOn } from './frequency.ts'
import type { Factor } from './policy.ts'

/** What a criterion looks at. RATING is for criteria that a company names itself: people rate them from 1 to 5. */
export const measureSources = ['SIZE_BAND', 'PURCHASES', 'CONTRACTS', 'POTENTIAL', 'PIPELINE', 'RATING'] as const
export type MeasureSource = (typeof measureSources)[number]

export interface SourcedFactor extends Factor {
  readonly source: MeasureSource
  /** The company's own word for it; empty for the product's criteria. */
  readonly name: string | null
}

export interface KnownPurchase {
  readonly id: string
  readonly kind: string
  readonly on: Date
  readonly grossMinor: bigint
  readonly currency: string
  readonly baseMinor: bigint | null
  readonly reversesId: string | null
  readonly sourceModule: string
  readonly sourceId: string | null
}

/** All that a class can rest on. */
export interface KnownOfCustomer {
  readonly sizeBand: string | null
  readonly potential: number | null
  readonly purchases: readonly KnownPurchase[]
  readonly measures: readonly { readonly key: string; readonly value: bigint }[]
}

const sizeBands = ['FROM_1', 'FROM_20', 'FROM_100', 'FROM_500', 'FROM_2000']

/** The measure of one criterion on a day: a rank, a number, or minor units of the company's currency. Null where it is not known. */
export function measureOf({ source, key }: Pick<SourcedFactor, 'source' | 'key'>, known: KnownOfCustomer, { day, currency }: { readonly day: string; readonly currency: string }): bigint | null {
  switch (source) {
    case 'SIZE_BAND': return known.sizeBand === null ? null : BigInt(sizeBands.indexOf(known.sizeBand) + 1)
    case 'PURCHASES': return purchasedOn(known.purchases, day, currency)
    case 'CONTRACTS': return frequencyOn(known.purchases, day)
    case 'POTENTIAL': return known.potential === null ? null : BigInt(known.potential)
    case 'PIPELINE': return known.measures.find((measure) => measure.key === 'PIPELINE')?.value ?? null
    case 'RATING': return known.measures.find((measure) => measure.key === key)?.value ?? null
  }
}

/**
 * Policy: "SCALE = size band or 12-month purchases." What was bought in (day - 12 months, day] in the company's currency, less what was taken back. Not
 * known where one of these was paid in another currency and nobody said what it was worth: amounts of different currencies are never added up.
 */
export function purchasedOn(rows: readonly KnownPurchase[], day: string, currency: string): bigint | null {
  const known = rows.filter(({ on }) => toDay(on) <= day)
  const reversed = new Set(known.map(({ reversesId }) => reversesId))
  const counted = known.filter((row) => row.reversesId === null && !reversed.has(row.id) && toDay(row.on) > addMonths(day, -12))
  const amounts = counted.map((row) => row.baseMinor ?? (row.currency === currency ? row.grossMinor : null))
  return amounts.reduce<bigint | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0n)
}
