/** Exact money arithmetic. Pure: the server, the plugins and the web shell use the same functions. */
export { allocate, allocateEvenly, allocateWhole } from './allocate.ts'
export { discountBetween, formatPercent, parsePercent, percentOf, shareOf, WHOLE, type BasisPoints } from './basis-points.ts'
export { chineseCapitals } from './chinese-capitals.ts'
export { currencyCodes, currencyExponent, isCurrency } from './currencies.ts'
export { formatDecimal, parseDecimal } from './decimal.ts'
export { convert, formatRate, parseRate, type FxRate } from './fx.ts'
export { moneyErrors } from './money-errors.ts'
export {
  add, compare, decimalAmount, formatMoney, money, multiply, negate, parseMoney, subtract, sum, toDecimalMoney, zero,
  type DecimalMoney, type Money,
} from './money.ts'
export { extend, formatQuantity, parseQuantity, type Quantity } from './quantity.ts'
export { divideRounded } from './rounding.ts'
export { addTax, splitTaxInclusive, totalTaxed, type Taxed } from './tax.ts'
