import { shiftDecimal, type Money } from '@tenon/web/kit'
import { minorOf, moneyOf } from '../amounts.ts'

/** Decimals of a rate; more are not kept. */
const SCALE = 10

/** What a payment is worth at the rate of the day, in minor units of `currency`, half away from zero; nothing without a rate. */
export function valueAt(amount: Money, rate: string | null, currency: string): bigint {
  if (rate === null) return 0n
  // A unit of one currency may have other decimals than one of the other: yuan have two, yen none.
  const from = decimalsOf(amount.currency)
  const units = BigInt(shiftDecimal(rate, SCALE).split('.')[0] ?? '0') * minorOf(amount)
  const scaled = units * 10n ** BigInt(decimalsOf(currency))
  const divisor = 10n ** BigInt(SCALE + from)
  return (scaled * 2n + divisor) / (divisor * 2n)
}

function decimalsOf(currency: string): number {
  return (moneyOf(0n, currency).amount.split('.')[1] ?? '').length
}
