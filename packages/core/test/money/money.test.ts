import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add, compare, currencyCodes, currencyExponent, decimalAmount, formatMoney, isCurrency, money, multiply, negate, parseMoney, subtract, sum,
  toDecimalMoney, zero,
} from '../../src/money/index.ts'
import { anyMoney, anyYuan } from './arbitraries.ts'

describe('currencies', () => {
  test('have the decimals that ISO 4217 gives them', () => {
    const seen = ['JPY', 'CNY', 'KWD', 'CLF', 'HUF', 'IDR', 'KRW', 'XCG', 'ISK'].map((code) => [code, currencyExponent(code)])
    expect(Object.fromEntries(seen)).toEqual({ JPY: 0, CNY: 2, KWD: 3, CLF: 4, HUF: 2, IDR: 2, KRW: 0, XCG: 2, ISK: 0 })
    expect(new Set(currencyCodes()).size).toBe(currencyCodes().length)
  })

  test('that are withdrawn, no money or not in capitals are refused', () => {
    for (const code of ['HRK', 'XXX', 'XAU', 'cny', '', 'YUAN']) {
      expect(isCurrency(code)).toBe(false)
      expect(() => zero(code)).toThrow(expect.objectContaining({ code: 'MONEY_CURRENCY_UNKNOWN' }))
    }
  })
})

describe('reading and writing', () => {
  test('any amount of any currency survives the wire exactly', () => {
    fc.assert(fc.property(anyMoney, (amount) => {
      const { amount: text, currency } = toDecimalMoney(amount)
      expect(parseMoney(text, currency)).toEqual(amount)
    }))
  })

  test.each([
    ['339000.00', 'CNY', 33_900_000n], ['339000', 'CNY', 33_900_000n], ['-0.05', 'CNY', -5n], ['+7.1', 'CNY', 710n], ['1.500', 'CNY', 150n],
    ['1000', 'JPY', 1000n], ['1000.00', 'JPY', 1000n], ['1.234', 'KWD', 1234n], ['90071992547409931.23', 'CNY', 9_007_199_254_740_993_123n],
  ])('%s %s is %d minor units', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor, currency })
  })

  test.each(['', ' ', '1,000.00', '1e3', '.5', '5.', 'NaN', '１２', '0x10', '--1', '1 000', '12.3.4'])('%j is not an amount', (text) => {
    expect(() => parseMoney(text, 'CNY')).toThrow(expect.objectContaining({ code: 'DECIMAL_MALFORMED' }))
  })

  test('more decimals than the currency has are refused, not rounded', () => {
    expect(() => parseMoney('0.005', 'CNY')).toThrow(expect.objectContaining({ code: 'DECIMAL_TOO_PRECISE', params: { text: '0.005', places: 2 } }))
    expect(() => parseMoney('0.5', 'JPY')).toThrow(expect.objectContaining({ code: 'DECIMAL_TOO_PRECISE' }))
  })

  test('what a BIGINT cannot hold is refused', () => {
    expect(() => parseMoney('92233720368547758.08', 'CNY')).toThrow(expect.objectContaining({ code: 'MONEY_OUT_OF_RANGE' }))
    expect(() => add(money(2n ** 63n - 1n, 'CNY'), money(1n, 'CNY'))).toThrow(expect.objectContaining({ code: 'MONEY_OUT_OF_RANGE' }))
  })

  test('people see the conventions of their locale, with every decimal, beyond the precision of a float', () => {
    expect(formatMoney(parseMoney('12345678901234567.89', 'CNY'), 'zh-CN')).toBe('¥12,345,678,901,234,567.89')
    expect(formatMoney(parseMoney('-1500', 'JPY'), 'en')).toBe('-¥1,500')
    expect(formatMoney(parseMoney('1.5', 'HUF'), 'en')).toContain('1.50')
    expect(formatMoney(parseMoney('565000', 'CNY'), 'en', { currencyDisplay: 'narrowSymbol' })).toBe('¥565,000.00')
    expect(decimalAmount(money(-5n, 'CNY'))).toBe('-0.05')
  })
})

describe('arithmetic', () => {
  test('amounts of one currency form a group under addition, ordered', () => {
    fc.assert(fc.property(anyYuan, anyYuan, anyYuan, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a))
      expect(add(add(a, b), c)).toEqual(add(a, add(b, c)))
      expect(subtract(add(a, b), b)).toEqual(a)
      expect(add(a, negate(a))).toEqual(zero('CNY'))
      expect(compare(a, b)).toBe(-compare(b, a) + 0)
      expect(sum([a, b, c], 'CNY')).toEqual(add(a, add(b, c)))
    }))
  })

  test('amounts of different currencies never combine, and never silently become zero', () => {
    const yuan = parseMoney('1', 'CNY')
    const dollar = parseMoney('1', 'USD')
    const mismatch = expect.objectContaining({ code: 'MONEY_CURRENCY_MISMATCH' })
    expect(() => add(yuan, dollar)).toThrow(mismatch)
    expect(() => subtract(yuan, dollar)).toThrow(mismatch)
    expect(() => compare(yuan, dollar)).toThrow(mismatch)
    expect(() => sum([yuan, dollar], 'CNY')).toThrow(mismatch)
    expect(() => sum([dollar], 'CNY')).toThrow(mismatch)
  })

  test('multiplying by a ratio is within half a minor unit, and rounds halves away from zero on both sides', () => {
    fc.assert(fc.property(anyYuan, fc.bigInt(0n, 10_000n), fc.bigInt(1n, 10_000n), (amount, up, down) => {
      fc.pre(up <= down * 50n)
      const product = multiply(amount, up, down)
      const error = product.minor * down - amount.minor * up
      expect((error < 0n ? -error : error) * 2n <= down).toBe(true)
      expect(multiply(negate(amount), up, down)).toEqual(negate(product))
    }))
    expect(multiply(money(5n, 'CNY'), 1n, 2n).minor).toBe(3n)
    expect(multiply(money(-5n, 'CNY'), 1n, 2n).minor).toBe(-3n)
    expect(multiply(money(5n, 'CNY'), 1n, -2n).minor).toBe(-3n)
    expect(() => multiply(money(5n, 'CNY'), 1n, 0n)).toThrow(expect.objectContaining({ code: 'DIVISION_BY_ZERO' }))
  })
})
