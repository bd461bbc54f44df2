import fc from 'fast-check'
import { currencyCodes, money, type Money } from '../../src/money/index.ts'

export const anyCurrency = fc.constantFrom(...currencyCodes())
/** Wide enough to lose digits in a float, narrow enough that sums of a few stay within a BIGINT. */
export const anyMinor = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
export const anyYuan = anyMinor.map((minor): Money => money(minor, 'CNY'))
export const anyMoney = fc.tuple(anyMinor, anyCurrency).map(([minor, currency]): Money => money(minor, currency))
export const anyWeights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
  .filter((weights) => weights.some((weight) => weight > 0n))
