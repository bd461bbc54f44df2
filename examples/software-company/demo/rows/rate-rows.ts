import { convert, formatRate, money, parseRate } from '@tenon/core/money'
import type { DemoCompany } from '../company.ts'
import { dateOf, firstOfMonth, isoDay, type Day } from '../days.ts'
import type { Stamper } from './stamps.ts'

/** What one unit is worth in yuan around the beginning of a year, and how it goes up and down over the months. */
const currencies = { USD: [71_800n, 9n], EUR: [78_200n, 14n], HKD: [9_190n, 1n] } as const
const swing = [0n, 6n, 11n, 4n, -3n, -9n, -14n, -7n, 2n, 9n, 5n, -2n] as const
const MONTHS = 36
const BOOKED_BY = 'jiang.wanting'

/** The rates of the first of each month of three years: the company keeps its books by them. */
export function rateRows({ today }: DemoCompany, { stamps }: Stamper) {
  return Array.from({ length: MONTHS }, (_, back) => firstOfMonth(today, back)).flatMap((on) => Object.keys(currencies).map((currency) => ({
    currency, on: dateOf(on), rate: rateOf(currency as keyof typeof currencies, on), ...stamps(BOOKED_BY, dateOf(on)),
  })))
}

/** What an amount was worth in yuan on a day; nothing for one in yuan, or before its day has come. */
export function worthOf({ currency, minor, day }: { readonly currency: string; readonly minor: bigint; readonly day: Day | null }) {
  if (day === null || currency === 'CNY') return { baseMinor: null, baseCurrency: null, baseRate: null, baseRateOn: null }
  const on = firstOfMonth(day, 0)
  const baseRate = rateOf(currency as keyof typeof currencies, on)
  return { baseMinor: convert(money(minor, currency), parseRate(baseRate), 'CNY').minor, baseCurrency: 'CNY', baseRate, baseRateOn: dateOf(on) }
}

/** What a deal was worth in yuan on the day on which it was won, one in yuan as much as its amount; nothing for one that is not won. */
export function wonFor({ currency, minor, day }: { readonly currency: string; readonly minor: bigint; readonly day: Day | null }) {
  return day !== null && currency === 'CNY' ? { baseMinor: minor, baseCurrency: 'CNY', baseRate: '1', baseRateOn: dateOf(day) } : worthOf({ currency, minor, day })
}

function rateOf(currency: keyof typeof currencies, on: Day): string {
  const [usual, step] = currencies[currency]
  const month = Number(isoDay(on).slice(5, 7)) - 1
  return formatRate((usual + swing[month]! * step * 3n) * 10n ** 6n)
}
