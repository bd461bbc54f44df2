import type { AnyContext } from '../context.ts'
import { convert, divideRounded, formatRate, money, parseRate, type FxRate, type Money } from '../money/index.ts'
import type { BusinessDate } from '../time/index.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { rateErrors } from './errors.ts'

/** What one unit of a currency is worth in that of the company. */
export interface RateOfDay {
  readonly rate: FxRate
  /** The day that the rate is of: the asked one, or the last before it that has one. */
  readonly on: BusinessDate
}

/** An amount in the currency of the company, with the rate and its day that made it; kept on the fact and never made again. */
export interface FrozenAmount extends RateOfDay {
  readonly base: Money
}

type Asking = Pick<AnyContext, 'memo'>

const PAR: FxRate = 10n ** 10n

/**
 * The rate of a currency as of a business date: the latest on it or before it; 1 for the currency of the company. Whoever asks,
 * as it is the same for all. Read anew each time: a correction counts for what happens after it. Throws FX_RATE_MISSING.
 */
export async function rateOn(context: Asking, currency: string, day: BusinessDate): Promise<RateOfDay> {
  const { base, company } = internalsOf(context)
  if (currency === company.currency) return { rate: PAR, on: day }
  const [row] = await base.$queryRawUnsafe<{ rate: string; on: string }[]>('select rate::text as rate, "on"::text as "on" from core.exchange_rate where currency = $1 and "on" <= $2::date order by "on" desc limit 1', currency, day)
  if (!row) throw rateErrors.FX_RATE_MISSING({ currency, day })
  return { rate: parseRate(row.rate), on: row.on }
}

/** A currency, and the business date as of which its rate is asked for. */
export interface AskedRate {
  readonly currency: string
  readonly day: BusinessDate
}

/**
 * What `rateOn` says of many currencies and days, by one statement however many they are. What it gives answers null where there
 * is no rate: a report says then what is missing, and shows the rest.
 */
export async function ratesOn(context: Asking, asked: readonly AskedRate[]): Promise<(currency: string, day: BusinessDate) => RateOfDay | null> {
  const { base, company } = internalsOf(context)
  const foreign = [...new Map(asked.filter(({ currency }) => currency !== company.currency).map((one) => [keyOf(one), one])).values()]
  const rows = foreign.length === 0 ? [] : await base.$queryRawUnsafe<{ currency: string; day: string; rate: string; on: string }[]>(
    `select asked.currency, asked.day, found.rate::text as rate, found."on"::text as "on" from unnest($1::char(3)[], $2::text[]) as asked(currency, day)
    cross join lateral (select rate, "on" from core.exchange_rate where currency = asked.currency and "on" <= asked.day::date order by "on" desc limit 1) as found`,
    foreign.map(({ currency }) => currency), foreign.map(({ day }) => day),
  )
  const known = new Map(rows.map((row) => [keyOf(row), { rate: parseRate(row.rate), on: row.on }]))
  return (currency, day) => (currency === company.currency ? { rate: PAR, on: day } : (known.get(keyOf({ currency, day })) ?? null))
}

function keyOf({ currency, day }: AskedRate): string {
  return `${currency} ${day}`
}

/**
 * What one unit of `from` is worth in `to` as of a business date, through the currency of the company: to ten decimals, half away
 * from zero. Throws FX_RATE_MISSING, and DECIMAL_OUT_OF_RANGE where so little is left that it would be zero.
 */
export async function crossRateOn(context: Asking, { from, to, day }: { readonly from: string; readonly to: string; readonly day: BusinessDate }): Promise<FxRate> {
  const [one, other] = [await rateOn(context, from, day), await rateOn(context, to, day)]
  return parseRate(formatRate(divideRounded(one.rate * PAR, other.rate)))
}

/**
 * An amount in the currency of the company as of the day of its fact, half away from zero.
 * Policy: "rate, rate date and base amount are frozen on each fact when it happens; history is never converted again."
 * Throws FX_RATE_MISSING.
 */
export async function freezeBase(context: Asking, amount: Money, day: BusinessDate): Promise<FrozenAmount> {
  const { company } = internalsOf(context)
  const { rate, on } = await rateOn(context, amount.currency, day)
  return { rate, on, base: amount.currency === company.currency ? money(amount.minor, amount.currency) : convert(amount, rate, company.currency) }
}
