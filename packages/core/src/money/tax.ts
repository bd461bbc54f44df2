import { percentOf, WHOLE, wholePoints, type BasisPoints } from './basis-points.ts'
import { moneyErrors } from './money-errors.ts'
import { add, multiply, subtract, sum, type Money } from './money.ts'

/** A price with its tax; gross = net + tax always holds. */
export interface Taxed {
  readonly gross: Money
  readonly net: Money
  readonly tax: Money
}

/** Splits a tax-inclusive price of one line: net = round(gross * 10000 / (10000 + rate)), tax = gross - net. */
export function splitTaxInclusive(gross: Money, rate: BasisPoints): Taxed {
  const net = multiply(gross, BigInt(WHOLE), BigInt(WHOLE) + taxRate(rate))
  return { gross, net, tax: subtract(gross, net) }
}

/** Adds tax to a net price of one line: tax = round(net * rate / 10000). */
export function addTax(net: Money, rate: BasisPoints): Taxed {
  taxRate(rate)
  const tax = percentOf(net, rate)
  return { gross: add(net, tax), net, tax }
}

/** Totals of lines that are already split; tax is never computed on the total. */
export function totalTaxed(lines: readonly Taxed[], currency: string): Taxed {
  return {
    gross: sum(lines.map((line) => line.gross), currency),
    net: sum(lines.map((line) => line.net), currency),
    tax: sum(lines.map((line) => line.tax), currency),
  }
}

function taxRate(rate: BasisPoints): bigint {
  const points = wholePoints(rate)
  if (points < 0n) throw moneyErrors.DECIMAL_OUT_OF_RANGE({ text: String(rate) })
  return points
}
