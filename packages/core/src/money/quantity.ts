import { formatDecimal, parseDecimal } from './decimal.ts'
import { moneyErrors } from './money-errors.ts'
import { multiply, type Money } from './money.ts'

/** A quantity in thousandths: 2.5 is 2500n. Kept as decimal(18,3) in the database. */
export type Quantity = bigint

const SCALE = 3
const LIMIT = 10n ** 18n

/** Reads '2.5' as 2500n. At most 15 digits before and 3 after the point. */
export function parseQuantity(text: string): Quantity {
  const quantity = parseDecimal(text, SCALE)
  if (quantity >= LIMIT || quantity <= -LIMIT) throw moneyErrors.DECIMAL_OUT_OF_RANGE({ text })
  return quantity
}

/** Writes 2500n as '2.5', 20000n as '20'. */
export function formatQuantity(quantity: Quantity): string {
  return formatDecimal(quantity, SCALE, { trim: true })
}

/** Unit price times quantity, rounded once: 700.00 * 20 is 14,000.00. */
export function extend(unitPrice: Money, quantity: Quantity): Money {
  return multiply(unitPrice, quantity, 10n ** BigInt(SCALE))
}
