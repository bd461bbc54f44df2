import { formatDecimal, parseDecimal } from './decimal.ts'
import { moneyErrors } from './money-errors.ts'
import { multiply, type Money } from './money.ts'
import { divideRounded } from './rounding.ts'

/** A percentage as a whole number of hundredths of a percent: 10000 is 100 %, 887 is 8.87 %. */
export type BasisPoints = number

export const WHOLE: BasisPoints = 10_000

/** That many basis points of an amount: percentOf(565,000.00, 3000) is 169,500.00. */
export function percentOf(amount: Money, points: BasisPoints): Money {
  return multiply(amount, wholePoints(points), BigInt(WHOLE))
}

/** part / whole in basis points: shareOf(46n, 80n) is 5750. Throws DIVISION_BY_ZERO. */
export function shareOf(part: bigint, whole: bigint): BasisPoints {
  return Number(divideRounded(part * BigInt(WHOLE), whole))
}

/** The discount from a list price to a price: 620,000.00 to 565,000.00 is 887. Both of one currency. */
export function discountBetween(list: Money, price: Money): BasisPoints {
  if (list.currency !== price.currency) throw moneyErrors.MONEY_CURRENCY_MISMATCH({ left: list.currency, right: price.currency })
  return shareOf(list.minor - price.minor, list.minor)
}

/** Reads '8.87' (percent) as 887. */
export function parsePercent(text: string): BasisPoints {
  const points = Number(parseDecimal(text, 2))
  if (!Number.isSafeInteger(points)) throw moneyErrors.DECIMAL_OUT_OF_RANGE({ text })
  return points
}

/** Writes 887 as '8.87'. */
export function formatPercent(points: BasisPoints): string {
  return formatDecimal(wholePoints(points), 2)
}

/** The points as a bigint; a fraction of a point is refused. */
export function wholePoints(points: BasisPoints): bigint {
  if (!Number.isSafeInteger(points)) throw moneyErrors.BASIS_POINTS_MALFORMED({ value: points })
  return BigInt(points)
}
