import { currencyExponent } from './currencies.ts'
import { formatDecimal, parseDecimal } from './decimal.ts'
import { moneyErrors } from './money-errors.ts'
import { divideRounded } from './rounding.ts'

/** An exact amount: minor units (cents, fen) of a currency. Kept as BIGINT + code in the database, never as a float. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

/** Money on the wire: a decimal string in major units, as GraphQL's `Money` and `MoneyInput` carry it. */
export interface DecimalMoney {
  readonly amount: string
  readonly currency: string
}

const BIGINT_MAX = 2n ** 63n - 1n

/** An amount in minor units. Refuses an unknown currency, and what a BIGINT column cannot hold. */
export function money(minor: bigint, currency: string): Money {
  const exponent = currencyExponent(currency)
  if (minor > BIGINT_MAX || minor < -BIGINT_MAX) {
    throw moneyErrors.MONEY_OUT_OF_RANGE({ amount: formatDecimal(minor, exponent), currency })
  }
  return { minor, currency }
}

/** Reads a decimal string in major units: parseMoney('339000.00', 'CNY'). More decimals than the currency has are refused, not rounded. */
export function parseMoney(amount: string, currency: string): Money {
  return money(parseDecimal(amount, currencyExponent(currency)), currency)
}

/** The amount as a decimal string with all of the currency's decimals: '339000.00'. */
export function decimalAmount(amount: Money): string {
  return formatDecimal(amount.minor, currencyExponent(amount.currency))
}

/** The amount as it goes over the wire. */
export function toDecimalMoney(amount: Money): DecimalMoney {
  return { amount: decimalAmount(amount), currency: amount.currency }
}

/** The amount for people, in the conventions of a locale: '¥339,000.00'. Exact for any size. */
export function formatMoney(amount: Money, locale: string, options: Intl.NumberFormatOptions = {}): string {
  const digits = currencyExponent(amount.currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    minimumFractionDigits: digits, // CLDR shows fewer decimals than ISO 4217 for some currencies
    maximumFractionDigits: digits,
    ...options,
  })
  return format.format(decimalAmount(amount) as Intl.StringNumericLiteral)
}

/** Zero in a currency. */
export function zero(currency: string): Money {
  return money(0n, currency)
}

/** left + right, of one currency. */
export function add(left: Money, right: Money): Money {
  return money(left.minor + sameCurrency(left, right).minor, left.currency)
}

/** left - right, of one currency. */
export function subtract(left: Money, right: Money): Money {
  return money(left.minor - sameCurrency(left, right).minor, left.currency)
}

/** The amount with its sign turned. */
export function negate(amount: Money): Money {
  return money(-amount.minor, amount.currency)
}

/** Sum of amounts that are all in `currency`; an empty list is zero, another currency an error. */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = zero(currency)
  for (const amount of amounts) total = add(total, amount)
  return total
}

/** -1, 0 or 1, for amounts of one currency. */
export function compare(left: Money, right: Money): -1 | 0 | 1 {
  const difference = left.minor - sameCurrency(left, right).minor
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** amount * numerator / denominator, rounded half away from zero. */
export function multiply(amount: Money, numerator: bigint, denominator = 1n): Money {
  return money(divideRounded(amount.minor * numerator, denominator), amount.currency)
}

function sameCurrency(left: Money, right: Money): Money {
  if (left.currency !== right.currency) throw moneyErrors.MONEY_CURRENCY_MISMATCH({ left: left.currency, right: right.currency })
  return right
}
