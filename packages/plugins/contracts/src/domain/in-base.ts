import { convert, divideRounded, formatRate, money, parseRate } from '@tenon/core/money'

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

/**
 * What amounts that were given up are worth together, each at the rate of its own contract, with the rate that this makes: where they are of one contract,
 * its rate to the last digit. Null without amounts, or where one has no frozen rate.
 */
export function takenAway(lowered: readonly { readonly amountMinor: bigint; readonly contract: FrozenRate }[], own: string): { readonly minor: bigint; readonly rate: string } | null {
  const pieces = lowered.map(({ amountMinor, contract }) => ({ amountMinor, base: baseOf(amountMinor, contract, own), rate: contract.baseRate }))
  if (pieces.length === 0 || pieces.some(({ base, rate }) => base === null || rate === null)) return null
  const whole = pieces.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const weighted = pieces.reduce((sum, { amountMinor, rate }) => sum + amountMinor * parseRate(rate!.toFixed()), 0n)
  return { minor: pieces.reduce((sum, { base }) => sum + base!, 0n), rate: formatRate(divideRounded(weighted, whole)) }
}
