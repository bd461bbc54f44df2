import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { amountsOf, nothing, type Amounts } from '../../domain/forecast/amounts.ts'
import { creditsOn, divide } from '../../domain/forecast/credit.ts'

export interface CreditedPart {
  readonly personId: string | null
  /** The day by which the part is rolled up: the close of a won deal, today for an open one. */
  readonly day: string
  readonly amounts: Amounts
}

/** The deals of a period that the caller sees, each divided among those whose credit it is. Open ones by their expected close, won ones by the day of the close. */
export async function creditedDeals(context: Context, { periodKey, currency }: { readonly periodKey: string; readonly currency: string }): Promise<CreditedPart[]> {
  const { start, end } = parsePeriod(periodKey)
  const within = { gte: dateOf(start), lt: dateOf(end) }
  const deals = await context.db.opportunity.findMany({
    where: { currency, amountMinor: { not: null }, OR: [{ stage: { outcome: 'OPEN' }, heldSince: null, expectedCloseOn: within }, { stage: { outcome: 'WON' }, closedOn: within }] },
    select: { amountMinor: true, probabilityBp: true, forecastCategory: true, ownerId: true, closedOn: true, stage: { select: { outcome: true } }, splits: { select: { personId: true, kind: true, shareBp: true, effectiveFrom: true } } },
  })
  return deals.flatMap(({ amountMinor, probabilityBp, forecastCategory: category, ownerId, closedOn, stage, splits }) => {
    const outcome = stage?.outcome ?? 'LOST'
    const day = outcome === 'WON' && closedOn !== null ? dayOf(closedOn) : context.today()
    const amounts = amountsOf({ amountMinor: amountMinor!, probabilityBp: probabilityBp ?? 0, category: category ?? 'PIPELINE', outcome })
    const credits = creditsOn(splits, ownerId, day)
    return credits.map(({ personId }, index) => ({ personId, day, amounts: partOf(amounts, credits, index) }))
  })
}

/** Each column by largest remainder, so that the parts of a deal add up to it in each of them. */
function partOf(amounts: Amounts, credits: ReturnType<typeof creditsOn>, index: number): Amounts {
  const part = (minor: bigint): bigint => divide(minor, credits)[index]!
  return { ...nothing, closed: part(amounts.closed), commit: part(amounts.commit), bestCase: part(amounts.bestCase), pipeline: part(amounts.pipeline), weighted: part(amounts.weighted), deals: amounts.deals }
}
