import { currencyExponent, formatDecimal } from '@tenon/core/money'

export const metrics = ['SALES_AMOUNT', 'PROFIT', 'NEW_CUSTOMERS', 'COLLECTION'] as const
export type Metric = (typeof metrics)[number]

/** New customers are counted; everything else that a target asks for is an amount. */
export function isCounted(metric: Metric): boolean {
  return metric === 'NEW_CUSTOMERS'
}

/** The columns that say how much a target is: an amount, or a whole number of customers. */
export interface Sized {
  readonly valueMinor: bigint | null
  readonly currency: string | null
  readonly count: number | null
}

/** How much a target is as one whole number, which is divided and added up exactly: minor units of its currency, or customers. */
export function sizeOf({ valueMinor, count }: Pick<Sized, 'valueMinor' | 'count'>): bigint {
  return valueMinor ?? BigInt(count ?? 0)
}

/** The columns of a size; `currency` where it is an amount. */
export function sized(metric: Metric, size: bigint, currency: string | null): Sized {
  return isCounted(metric) ? { valueMinor: null, currency: null, count: Number(size) } : { valueMinor: size, currency, count: null }
}

/** A size for people: '1800000.00', or '12' where there is no currency. */
export function formatSize(size: bigint, currency: string | null): string {
  return currency === null ? String(size) : formatDecimal(size, currencyExponent(currency))
}
