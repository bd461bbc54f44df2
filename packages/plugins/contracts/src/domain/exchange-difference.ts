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
  const rest = value.minor - paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const parts = allocate(base, [...paid.map(({ amountMinor }) => amountMinor), rest])
  return paid.map(({ amountMinor, baseRate }, index) => {
    if (baseRate === null) return null
    const receivedMinor = parts[index]!.minor
    const agreedMinor = convert(money(amountMinor, value.currency), parseRate(baseRate), base.currency).minor
    return { receivedMinor, agreedMinor, amountMinor: receivedMinor - agreedMinor }
  })
}
