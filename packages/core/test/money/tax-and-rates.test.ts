import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add, addTax, convert, decimalAmount, discountBetween, extend, formatPercent, formatQuantity, formatRate, money, parseMoney, parsePercent,
  parseQuantity, parseRate, percentOf, shareOf, splitTaxInclusive, totalTaxed, zero,
} from '../../src/money/index.ts'
import { anyYuan } from './arbitraries.ts'

const yuan = (text: string) => parseMoney(text, 'CNY')
const anyRate = fc.integer({ min: 0, max: 10_000 })

describe('tax', () => {
  test('net and tax always add up to gross', () => {
    fc.assert(fc.property(anyYuan, anyRate, (gross, rate) => {
      const { net, tax } = splitTaxInclusive(gross, rate)
      expect(add(net, tax)).toEqual(gross)
      expect(net.minor === 0n || net.minor < 0n === gross.minor < 0n).toBe(true)
    }))
  })

  test('taking the tax out again of a price that it was added to gives the net price', () => {
    fc.assert(fc.property(anyYuan, anyRate, (net, rate) => {
      fc.pre(net.minor > -(10n ** 16n) && net.minor < 10n ** 16n)
      expect(splitTaxInclusive(addTax(net, rate).gross, rate).net).toEqual(net)
    }))
  })

  test('is split per line and then summed, never on the total', () => {
    const lines = ['0.07', '0.07', '0.07'].map((gross) => splitTaxInclusive(yuan(gross), 1300))
    expect(decimalAmount(totalTaxed(lines, 'CNY').net)).toBe('0.18')
    expect(decimalAmount(splitTaxInclusive(yuan('0.21'), 1300).net)).toBe('0.19')
    expect(totalTaxed([], 'CNY').gross).toEqual(zero('CNY'))
  })

  test('cannot be negative', () => {
    expect(() => splitTaxInclusive(yuan('1'), -1)).toThrow(expect.objectContaining({ code: 'DECIMAL_OUT_OF_RANGE' }))
    expect(() => addTax(yuan('1'), -1)).toThrow(expect.objectContaining({ code: 'DECIMAL_OUT_OF_RANGE' }))
  })
})

describe('percent', () => {
  test('any share survives being written and read', () => {
    fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (points) => {
      expect(parsePercent(formatPercent(points))).toBe(points)
    }))
  })

  test('is a whole number of basis points', () => {
    expect(() => percentOf(yuan('1'), 0.5)).toThrow(expect.objectContaining({ code: 'BASIS_POINTS_MALFORMED' }))
    expect(() => parsePercent('8.875')).toThrow(expect.objectContaining({ code: 'DECIMAL_TOO_PRECISE' }))
  })

  test('of a share rounds halves away from zero', () => {
    expect([shareOf(1n, 3n), shareOf(2n, 3n), shareOf(-1n, 3n), shareOf(1n, 20_000n), shareOf(-1n, 20_000n)]).toEqual([3333, 6667, -3333, 1, -1])
    expect(() => shareOf(1n, 0n)).toThrow(expect.objectContaining({ code: 'DIVISION_BY_ZERO' }))
  })

  test('discounts compare prices of one currency only', () => {
    expect(() => discountBetween(yuan('1'), parseMoney('1', 'USD'))).toThrow(expect.objectContaining({ code: 'MONEY_CURRENCY_MISMATCH' }))
  })
})

describe('quantities', () => {
  test('any quantity survives being written and read', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), (quantity) => {
      expect(parseQuantity(formatQuantity(quantity))).toBe(quantity)
    }))
    expect([formatQuantity(2500n), formatQuantity(20_000n), formatQuantity(-1n), formatQuantity(0n)]).toEqual(['2.5', '20', '-0.001', '0'])
  })

  test('have at most three decimals and eighteen digits', () => {
    expect(() => parseQuantity('0.0001')).toThrow(expect.objectContaining({ code: 'DECIMAL_TOO_PRECISE' }))
    expect(() => parseQuantity('1000000000000000')).toThrow(expect.objectContaining({ code: 'DECIMAL_OUT_OF_RANGE' }))
  })

  test('extend a unit price, rounding once', () => {
    expect(decimalAmount(extend(yuan('700.00'), parseQuantity('20')))).toBe('14000.00')
    expect(decimalAmount(extend(yuan('0.01'), parseQuantity('0.5')))).toBe('0.01')
    expect(decimalAmount(extend(yuan('9.99'), parseQuantity('1.333')))).toBe('13.32')
  })
})

describe('exchange rates', () => {
  test('convert between currencies of different decimals', () => {
    expect(convert(parseMoney('100.00', 'USD'), parseRate('7.1234'), 'CNY')).toEqual(yuan('712.34'))
    expect(convert(parseMoney('10000', 'JPY'), parseRate('0.0478'), 'CNY')).toEqual(yuan('478.00'))
    expect(convert(parseMoney('1.234', 'KWD'), parseRate('500'), 'JPY')).toEqual(money(617n, 'JPY'))
    expect(convert(yuan('-0.01'), parseRate('0.5'), 'USD')).toEqual(money(-1n, 'USD'))
  })

  test('at rate 1 between currencies of equal decimals nothing changes', () => {
    fc.assert(fc.property(anyYuan, (amount) => {
      expect(convert(amount, parseRate('1'), 'USD').minor).toBe(amount.minor)
    }))
  })

  test('any rate survives being written and read', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n - 1n }), (rate) => {
      expect(parseRate(formatRate(rate))).toBe(rate)
    }))
  })

  test.each(['0', '-7', '10000000000'])('%s is no rate', (text) => {
    expect(() => parseRate(text)).toThrow(expect.objectContaining({ code: 'DECIMAL_OUT_OF_RANGE' }))
  })
})
