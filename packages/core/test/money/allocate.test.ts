import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, allocateEvenly, allocateWhole, decimalAmount, negate, parseMoney, sum } from '../../src/money/index.ts'
import { anyWeights, anyYuan } from './arbitraries.ts'

const yuan = (text: string) => parseMoney(text, 'CNY')
const texts = (parts: ReturnType<typeof allocate>) => parts.map(decimalAmount)

test('parts always add up to the whole', () => {
  fc.assert(fc.property(anyYuan, anyWeights, (amount, weights) => {
    expect(sum(allocate(amount, weights), 'CNY')).toEqual(amount)
  }))
})

test('no part is a whole minor unit or more away from its exact share', () => {
  fc.assert(fc.property(anyYuan, anyWeights, (amount, weights) => {
    const total = weights.reduce((all, weight) => all + weight, 0n)
    for (const [ordinal, part] of allocate(amount, weights).entries()) {
      const error = part.minor * total - amount.minor * weights[ordinal]!
      expect(error < total && -error < total).toBe(true)
    }
  }))
})

test('a negative amount is divided as its opposite is', () => {
  fc.assert(fc.property(anyYuan, anyWeights, (amount, weights) => {
    expect(allocate(negate(amount), weights)).toEqual(allocate(amount, weights).map(negate))
  }))
})

test('a part of weight zero gets nothing', () => {
  fc.assert(fc.property(anyYuan, anyWeights, (amount, weights) => {
    const parts = allocate(amount, [0n, ...weights, 0n])
    expect([parts[0]!.minor, parts.at(-1)!.minor]).toEqual([0n, 0n])
  }))
})

test('even parts differ by one minor unit at most, the larger first', () => {
  fc.assert(fc.property(anyYuan, fc.integer({ min: 1, max: 50 }), (amount, count) => {
    const minors = allocateEvenly(amount, count).map((part) => (part.minor < 0n ? -part.minor : part.minor))
    expect(minors).toEqual(minors.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)))
    expect(minors[0]! - minors.at(-1)! <= 1n).toBe(true)
  }))
})

test('equal remainders go to the earlier part', () => {
  expect(texts(allocateEvenly(yuan('10000000.00'), 3))).toEqual(['3333333.34', '3333333.33', '3333333.33'])
  expect(texts(allocate(yuan('0.05'), [1, 1, 1, 1]))).toEqual(['0.02', '0.01', '0.01', '0.01'])
  expect(texts(allocate(yuan('-0.05'), [1, 1, 1, 1]))).toEqual(['-0.02', '-0.01', '-0.01', '-0.01'])
})

test('the largest remainder wins before the order does', () => {
  expect(texts(allocate(yuan('1.00'), [1, 2, 4]))).toEqual(['0.14', '0.29', '0.57'])
})

test('whole units are allocated as well', () => {
  expect(allocateWhole(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
})

test.each([[[]], [[0, 0]], [[2, -1]], [[0.5, 0.5]]])('weights %j cannot divide an amount', (weights) => {
  expect(() => allocate(yuan('1.00'), weights)).toThrow(expect.objectContaining({ code: 'ALLOCATION_IMPOSSIBLE' }))
})

test('zero parts cannot divide an amount', () => {
  expect(() => allocateEvenly(yuan('1.00'), 0)).toThrow(expect.objectContaining({ code: 'ALLOCATION_IMPOSSIBLE' }))
  expect(() => allocateEvenly(yuan('1.00'), 1.5)).toThrow(expect.objectContaining({ code: 'ALLOCATION_IMPOSSIBLE' }))
})
