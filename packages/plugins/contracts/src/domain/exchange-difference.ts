import { allocate, convert, money, parseRate, type Money } from '@tenon/core/money'

export interface Paid {
  /** What an allocation pays, in minor units of the contract's currency. */
  readonly amountMinor: bigint
  /** Rate that was frozen with the signature; null for a contract in the currency of the company. */
  readonly baseRate: string | null
}

export interface Difference {
  readonly receivedMinor: bigint
  readonly agreedMinor: bigint
  readonly amountMinor: bigint
}

/**
 * "FX difference recorded, not lost": what each allocation brought in the currency of the company, its worth at the rate of its contract, and
 * the difference. What was received is divided by largest remainder, so that the parts and the rest that is credit add up to the receipt.
 * Null for an allocation without a frozen rate.
 */
export function differencesOf(base: Money, value: Money, paid: readonly Paid[]): (Difference | null)[] {
  const parts = divided(base, value, paid.map(({ amountMinor }) => amountMinor))
  return paid.map((one, index) => differenceOf(money(parts[index]!.minor, base.currency), money(one.amountMinor, value.currency), one.baseRate))
}

/** What an amount brought against what it is worth at the rate of its contract; null without a frozen rate. */
export function differenceOf({ minor: receivedMinor, currency }: Money, amount: Money, baseRate: string | null): Difference | null {
  if (baseRate === null) return null
  const agreedMinor = convert(amount, parseRate(baseRate), currency).minor
  return { receivedMinor, agreedMinor, amountMinor: receivedMinor - agreedMinor }
}

/** What the part of a receipt that became credit was worth the day it came: what its allocations leave of the whole. */
export function creditWorth(base: Money, value: Money, allocated: readonly bigint[]): Money {
  return divided(base, value, allocated).at(-1)!
}

/** Parts of what was received, and last the rest, which is credit. */
function divided(base: Money, value: Money, allocated: readonly bigint[]): Money[] {
  return allocate(base, [...allocated, allocated.reduce((rest, amountMinor) => rest - amountMinor, value.minor)])
}
