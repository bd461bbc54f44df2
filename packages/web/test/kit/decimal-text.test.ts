import { describe, expect, it } from 'vitest'
import { compareDecimals, parseDecimalText, scaleOf, shiftDecimal } from '../../src/kit/decimal-text.ts'

describe('what a person types as a number', () => {
  const cases: [typed: string, locale: string, value: string | null | undefined][] = [
    ['1,234.50', 'en', '1234.5'],
    ['1.234,50', 'de', '1234.5'],
    ['1 234,5', 'fr', '1234.5'],
    ['１２，３４５．６', 'zh-CN', '12345.6'],
    ['12万', 'zh-CN', '120000'],
    ['1.2亿', 'zh-CN', '120000000'],
    ['3k', 'en', '3000'],
    ['-.5', 'en', '-0.5'],
    ['(1,200)', 'en', '-1200'],
    ['−7', 'en', '-7'],
    ['0007', 'en', '7'],
    ['-0.00', 'en', '0'],
    ['9007199254740993.07', 'en', '9007199254740993.07'],
    ['', 'en', null],
    ['   ', 'en', null],
    ['12,34,567', 'en-IN', '1234567'],
    ['1,0000', 'zh-CN', '10000'],
    ['1,5', 'en', undefined],
    ['1.5', 'de', undefined],
    ['1.5', 'fr', '1.5'],
    ['12abc', 'en', undefined],
    ['1.2.3', 'en', undefined],
    ['.', 'en', undefined],
    ['--5', 'en', undefined],
  ]
  it.each(cases)('%j in %s is %j', (typed, locale, value) => expect(parseDecimalText(typed, locale)).toBe(value))
})

it('moves the point without losing a digit', () => {
  expect(shiftDecimal('12.5', 2)).toBe('1250')
  expect(shiftDecimal('1250', -2)).toBe('12.5')
  expect(shiftDecimal('5', -2)).toBe('0.05')
  expect(shiftDecimal('-5', -2)).toBe('-0.05')
  expect(shiftDecimal('0', -2)).toBe('0')
})

it('compares as numbers, not as text', () => {
  expect(compareDecimals('10', '9')).toBeGreaterThan(0)
  expect(compareDecimals('1.50', '1.5')).toBe(0)
  expect(compareDecimals('-2', '-1.999')).toBeLessThan(0)
  expect(scaleOf('1.2300')).toBe(2)
})
