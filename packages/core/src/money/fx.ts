import { currencyExponent } from './currencies.ts'
import { formatDecimal, parseDecimal } from './decimal.ts'
import { moneyErrors } from './money-errors.ts'
import { money, type Money } from './money.ts'
import { divideRounded } from './rounding.ts'

/** How many units of the target one unit of the source is worth, in units of 10^-10. Kept as decimal(20,10) in the database. */
export type FxRate = bigint

const SCALE = 10
const LIMIT = 10n ** 20n

/** Reads '7.1234' as a rate. At most 10 digits before and after the point, and above zero. */
export function parseRate(text: string): FxRate {
  const rate = parseDecimal(text, SCALE)
  if (rate <= 0n || rate >= LIMIT) throw moneyErrors.DECIMAL_OUT_OF_RANGE({ text })
  return rate
}

/** Writes a rate with the decimals that it needs: '7.1234'. */
export function formatRate(rate: FxRate): string {
  return formatDecimal(rate, SCALE, { trim: true })
}

/** The amount in another currency at a rate, rounded once. Freeze the result with rate and date on the fact; never convert history again. */
export function convert(amount: Money, rate: FxRate, currency: string): Money {
  const up = 10n ** BigInt(currencyExponent(currency))
  const down = 10n ** BigInt(currencyExponent(amount.currency) + SCALE)
  return money(divideRounded(amount.minor * rate * up, down), currency)
}
