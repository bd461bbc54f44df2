import { defineErrors } from '../errors/tenon-error.ts'

/** Refusals of the money arithmetic. */
export const moneyErrors = defineErrors({
  MONEY_CURRENCY_UNKNOWN: { status: 400, message: '"{currency}" is not an active ISO 4217 currency. Use a code such as CNY, USD or EUR.' },
  MONEY_CURRENCY_MISMATCH: { status: 400, message: 'Amounts in {left} and {right} cannot be combined. Convert one of them at a dated rate first.' },
  MONEY_OUT_OF_RANGE: { status: 400, message: 'The amount {amount} {currency} is beyond what can be stored.' },
  DECIMAL_MALFORMED: { status: 400, message: '"{text}" is not a decimal number. Write it as 1234.56, without separators.' },
  DECIMAL_TOO_PRECISE: { status: 400, message: '"{text}" has more than {places} decimal places.' },
  DECIMAL_OUT_OF_RANGE: { status: 400, message: '"{text}" is outside the range that is allowed here.' },
  DIVISION_BY_ZERO: { status: 400, message: 'A share of nothing cannot be computed: the divisor is zero.' },
  ALLOCATION_IMPOSSIBLE: { status: 400, message: 'An amount needs at least one share, none of them negative and one above zero, to be divided.' },
  BASIS_POINTS_MALFORMED: { status: 400, message: '{value} is not a whole number of basis points (10000 is 100 %).' },
  CAPITALS_UNSUPPORTED: { status: 400, message: 'There is no Chinese capital form for {amount} {currency}.' },
})
