import { convert, divideRounded, money, parseRate } from '@tenon/core/money'

/** An amount paid in one currency as the currency of the contract counts it, at the rate of the day. */
export function valueOf(amountMinor: bigint, currency: string, rate: string | null, target: string): bigint {
  return rate === null || currency === target ? amountMinor : convert(money(amountMinor, currency), parseRate(rate), target).minor
}

/**
 * "FX difference recorded, not lost": what the rate of the day brought over the rate that the contract agreed on, for the
 * part of a receipt that one allocation uses. Zero where the contract agreed on none.
 */
export function fxDifference(allocatedMinor: bigint, dayRate: string, agreedRate: string): bigint {
  return allocatedMinor - divideRounded(allocatedMinor * parseRate(agreedRate), parseRate(dayRate))
}
