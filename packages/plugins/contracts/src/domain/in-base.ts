import { convert, money, parseRate } from '@tenon/core/money'

/** What the signature froze of a contract; nothing where it is in the currency of the company. */
export interface FrozenRate {
  readonly currency: string | null
  readonly baseCurrency: string | null
  readonly baseRate: { toFixed(): string } | null
}

/**
 * An amount of a contract in the currency of the company, at the rate that was frozen with the signature, half away from zero: history is never
 * converted at another rate. Null where none was frozen, as such amounts cannot be added up.
 */
export function baseOf(minor: bigint, { currency, baseCurrency, baseRate }: FrozenRate, own: string): bigint | null {
  if (minor === 0n || currency === null || currency === own) return minor
  return baseRate === null || baseCurrency !== own ? null : convert(money(minor, currency), parseRate(baseRate.toFixed()), own).minor
}
