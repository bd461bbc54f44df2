import { companyOf, freezeBase, ratesOn } from '@tenon/core'
import { convert, formatRate, money, parseRate } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { dateOf, dayOf } from '../days.ts'
import { amountsOf, type ForecastDeal } from '../domain/forecast/amounts.ts'
import { stagesOf } from './deals/stages.ts'

/** What of a deal says how much it is worth. */
export const priced = { amountMinor: true, currency: true, baseMinor: true, baseCurrency: true, closedOn: true } as const

export interface PricedDeal {
  readonly amountMinor: bigint | null
  readonly currency: string | null
  readonly baseMinor: bigint | null
  readonly baseCurrency: string | null
  readonly closedOn: Date | null
}

/** Minor units of the currency that a report is in; null where nobody said what the currency of the deal is worth. */
export type Worth = (deal: PricedDeal) => bigint | null

/** Which deals a report adds up: in the currency of the company all that have an amount, each by its worth; in another one those in it alone. */
export function countedIn(context: Context, currency: string): { readonly currency: string | { readonly not: null } } {
  return { currency: currency === companyOf(context).currency ? { not: null } : currency }
}

/**
 * "Multi-currency: open deals at today's rate, won deals frozen." A deal that closed without keeping its worth, one that was lost or won long ago, has that of
 * the day on which it closed. One statement gives all rates, and none where no deal needs any.
 */
export async function worthIn(context: Context, currency: string, deals: readonly PricedDeal[]): Promise<Worth> {
  const own = companyOf(context).currency
  const isKept = ({ baseMinor, baseCurrency }: PricedDeal): boolean => baseMinor !== null && baseCurrency === currency
  const dayFor = ({ closedOn }: PricedDeal): string => (closedOn === null ? context.today() : dayOf(closedOn))
  const asked = currency === own ? deals.filter((deal) => !isKept(deal) && deal.currency !== null).map((deal) => ({ currency: deal.currency!, day: dayFor(deal) })) : []
  const rateOf = await ratesOn(context, asked)
  return (deal) => {
    if (isKept(deal)) return deal.baseMinor
    if (deal.currency === currency) return deal.amountMinor ?? 0n
    const found = deal.currency === null || currency !== own ? null : rateOf(deal.currency, dayFor(deal))
    return found === null ? null : convert(money(deal.amountMinor ?? 0n, deal.currency!), found.rate, own).minor
  }
}

/** What a deal that is not won keeps of its worth. */
export const nothingFrozen = { baseMinor: null, baseCurrency: null, baseRate: null, baseRateOn: null } as const

/** "Rate, rate date and base amount are frozen on each fact when it happens": what a won deal keeps, by the day on which it was won. Throws FX_RATE_MISSING. */
export async function freezeWorth(context: Context, { amountMinor, currency, closedOn }: Pick<PricedDeal, 'amountMinor' | 'currency' | 'closedOn'>) {
  if (amountMinor === null) return nothingFrozen
  const { base, rate, on } = await freezeBase(context, money(amountMinor, currency ?? companyOf(context).currency), closedOn === null ? context.today() : dayOf(closedOn))
  return { baseMinor: base.minor, baseCurrency: base.currency, baseRate: formatRate(rate), baseRateOn: dateOf(on) }
}

interface FrozenDeal {
  readonly baseMinor: bigint | null
  readonly baseCurrency: string | null
  readonly baseRate: { toString(): string } | null
  readonly baseRateOn: Date | null
}

/** What a won deal keeps of its worth, as facts carry it; nothing where nothing was frozen. */
export function toldWorth({ baseMinor, baseCurrency, baseRate, baseRateOn }: FrozenDeal) {
  if (baseMinor == null || baseCurrency == null || baseRate == null || baseRateOn == null) return { base: null, baseRate: null, baseRateOn: null }
  return { base: { minor: String(baseMinor), currency: baseCurrency }, baseRate: formatRate(parseRate(baseRate.toString())), baseRateOn: dayOf(baseRateOn) }
}

/** The same of a deal of the past that is brought in: without a rate it keeps nothing, and reports name it until there is one. */
export async function freezePast(context: Context, deal: Parameters<typeof freezeWorth>[1]) {
  const asked = { currency: deal.currency ?? companyOf(context).currency, day: deal.closedOn === null ? context.today() : dayOf(deal.closedOn) }
  const rateOf = await ratesOn(context, [asked])
  return rateOf(asked.currency, asked.day) === null ? nothingFrozen : freezeWorth(context, deal)
}

/** What deals are worth in the currency of the company, as boards and lists show it, and how much of that is to be expected: open deals by their probability. */
export async function worthOfDeals(context: Context, rows: readonly object[]): Promise<{ minor: bigint | null; weighted: bigint | null }[]> {
  const deals = rows as readonly (PricedDeal & { readonly stageId: string | null; readonly probabilityBp: number | null; readonly heldSince: Date | null; readonly forecastCategory: ForecastDeal['category'] | null })[]
  const open = new Set((await stagesOf(context)).flatMap(({ id, outcome }) => (outcome === 'OPEN' ? [id] : [])))
  const own = companyOf(context).currency
  const worth = await worthIn(context, own, deals.filter(({ amountMinor }) => amountMinor !== null))
  return deals.map((deal) => {
    if (deal.amountMinor === null) return { minor: 0n, weighted: null }
    const minor = worth(deal)
    const isExpected = minor !== null && deal.stageId !== null && open.has(deal.stageId) && deal.heldSince === null
    return { minor, weighted: isExpected ? amountsOf({ amountMinor: minor, probabilityBp: deal.probabilityBp ?? 0, category: deal.forecastCategory ?? 'PIPELINE', outcome: 'OPEN' }).weighted : null }
  })
}
