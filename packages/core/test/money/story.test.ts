import { expect, test } from 'vitest'
import {
  add, allocate, allocateEvenly, compare, decimalAmount, discountBetween, extend, formatPercent, multiply, parseMoney, parsePercent, parseQuantity,
  percentOf, shareOf, splitTaxInclusive, subtract, sum, totalTaxed, type Money,
} from '../../src/money/index.ts'

// The numbers of one company's year, each as the modules will compute it.
const yuan = (text: string) => parseMoney(text, 'CNY')
const texts = (parts: readonly Money[]) => parts.map(decimalAmount)
const percent = (part: Money, whole: Money) => formatPercent(shareOf(part.minor, whole.minor))

test('a target of ten million divided among three people loses no cent', () => {
  expect(texts(allocateEvenly(yuan('10000000.00'), 3))).toEqual(['3333333.34', '3333333.33', '3333333.33'])
})

test('a quarter target that is one cent short of its parent is seen as 0.01 short', () => {
  const children = sum([yuan('1000000.00'), yuan('799999.99')], 'CNY')
  expect(decimalAmount(subtract(yuan('1800000.00'), children))).toBe('0.01')
})

test('a launch event for 58,200.00 with 23 leads and 46 of 80 attending', () => {
  expect(decimalAmount(multiply(yuan('58200.00'), 1n, 23n))).toBe('2530.43')
  expect(formatPercent(shareOf(46n, 80n))).toBe('57.50')
})

test('a forecast weights each deal', () => {
  const weighted = [percentOf(yuan('580000'), 6000), percentOf(yuan('430000'), 9000), percentOf(yuan('200000'), 2000)]
  expect(decimalAmount(sum(weighted, 'CNY'))).toBe('775000.00')
})

test('565,000.00 for a list price of 620,000.00 is a discount of 8.87 %', () => {
  expect(formatPercent(discountBetween(yuan('620000'), yuan('565000')))).toBe('8.87')
  expect(discountBetween(yuan('620000'), yuan('565000'))).toBeGreaterThan(parsePercent('5'))
})

test('a contract of three lines: tax is taken out per line, then summed', () => {
  const keys = extend(yuan('700.00'), parseQuantity('20'))
  const lines = [splitTaxInclusive(yuan('339000.00'), 1300), splitTaxInclusive(yuan('212000.00'), 600), splitTaxInclusive(keys, 1300)]
  expect(texts(lines.map((line) => line.net))).toEqual(['300000.00', '200000.00', '12389.38'])
  const { gross, net, tax } = totalTaxed(lines, 'CNY')
  expect(texts([gross, net, tax])).toEqual(['565000.00', '512389.38', '52610.62'])
})

test('instalments of 30, 40, 25 and 5 % add up to the contract', () => {
  expect(texts(allocate(yuan('565000.00'), [30, 40, 25, 5]))).toEqual(['169500.00', '226000.00', '141250.00', '28250.00'])
})

test('money collected of money due', () => {
  const received = sum([yuan('169500.00'), yuan('200000.00')], 'CNY')
  expect(percent(received, yuan('395500.00'))).toBe('93.43')
  expect(decimalAmount(subtract(yuan('395500.00'), received))).toBe('26000.00')
})

test('profit is split 70 to 30 without losing a cent', () => {
  const profit = subtract(yuan('512389.38'), sum([yuan('60000'), yuan('27000'), yuan('7000')], 'CNY'))
  expect(decimalAmount(profit)).toBe('418389.38')
  expect(texts(allocate(profit, [70, 30]))).toEqual(['292872.57', '125516.81'])
})

test('expenses against sales, and the return on a campaign', () => {
  const spend = add(yuan('58200.00'), yuan('3166.00'))
  expect(percent(spend, yuan('1295000.00'))).toBe('4.74')
  expect(percent(subtract(yuan('418389.38'), yuan('58200.00')), yuan('58200.00'))).toBe('618.88')
})

test('a claim is cut to the hotel limit', () => {
  const claim = sum([yuan('1106.00'), yuan('1380.00'), yuan('860.00')], 'CNY')
  expect(texts([claim, subtract(claim, subtract(yuan('1380.00'), yuan('1200.00')))])).toEqual(['3346.00', '3166.00'])
})

test('appraisal measures', () => {
  expect(percent(add(yuan('292872.57'), yuan('150000.00')), yuan('400000.00'))).toBe('110.72')
  expect(percent(yuan('825500.00'), yuan('1000000.00'))).toBe('82.55')
  expect(percent(yuan('205516.81'), yuan('320000.00'))).toBe('64.22')
  expect(percent(yuan('469500.00'), yuan('800000.00'))).toBe('58.69')
  expect(percent(yuan('1295000.00'), yuan('1800000.00'))).toBe('71.94')
  expect(compare(yuan('825500.00'), yuan('1000000.00'))).toBe(-1)
})
