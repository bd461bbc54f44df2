import { describe, expect, it } from 'vitest'
import { convert, formatRate, money, parseRate } from '../../src/money/index.ts'

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<bigint> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield BigInt(state)
  }
}

const exponents = { JPY: 0, CNY: 2, KWD: 3, CLF: 4 } as const
const currencies = Object.keys(exponents) as (keyof typeof exponents)[]

describe('an amount at a rate', () => {
  const source = numbers(7)
  const next = () => source.next().value as bigint
  const cases = Array.from({ length: 2_000 }, () => ({
    from: currencies[Number(next() % 4n)]!, to: currencies[Number((next() >> 8n) % 4n)]!, minor: (next() * next()) % 10n ** 11n, rate: (next() * next()) % 10n ** 13n + 1n,
  }))

  it('is within half a smallest unit of the exact worth, whatever decimals the currencies have', () => {
    for (const { from, to, minor, rate } of cases) {
      const down = 10n ** BigInt(exponents[from] + 10)
      const exact = minor * rate * 10n ** BigInt(exponents[to])
      const off = convert(money(minor, from), rate, to).minor * down - exact
      expect((off < 0n ? -off : off) * 2n <= down).toBe(true)
    }
  })

  it('is rounded half away from zero, so a debt is the opposite of the same claim', () => {
    expect(convert(money(1n, 'CNY'), parseRate('0.5'), 'USD').minor).toBe(1n)
    expect(convert(money(-1n, 'CNY'), parseRate('0.5'), 'USD').minor).toBe(-1n)
    for (const { from, to, minor, rate } of cases) expect(convert(money(-minor, from), rate, to).minor).toBe(-convert(money(minor, from), rate, to).minor)
  })

  it('comes back through the rate the other way round within what the rounding of both can be', () => {
    for (const { minor, rate } of cases.map((one) => ({ minor: one.minor, rate: one.rate % 10n ** 11n + 10n ** 9n }))) {
      const there = convert(money(minor, 'CNY'), rate, 'USD').minor
      const back = convert(money(there, 'USD'), (10n ** 20n + rate / 2n) / rate, 'CNY').minor
      // Half a unit there weighs 1/rate here; the inverse is off by half of its last decimal for each unit; and half a unit here.
      const bound = 10n ** 10n / (2n * rate) + there / (2n * 10n ** 10n) + 3n
      expect(back - minor <= bound && minor - back <= bound).toBe(true)
    }
  })

  it('counts yen without decimals and dinars with three', () => {
    expect(convert(money(1_000n, 'JPY'), parseRate('0.0482'), 'CNY')).toEqual(money(4_820n, 'CNY'))
    expect(convert(money(1_000n, 'KWD'), parseRate('23.41'), 'CNY')).toEqual(money(2_341n, 'CNY'))
    expect(convert(money(100n, 'CNY'), parseRate('20.746'), 'JPY')).toEqual(money(21n, 'JPY'))
  })

  it('is read from and written as text without losing a decimal', () => {
    for (const { rate } of cases) expect(parseRate(formatRate(rate))).toBe(rate)
  })
})
