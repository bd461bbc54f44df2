import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { countedIn, priced, worthIn } from '../worth.ts'
import { dealsOf, type Whose } from '../analysis/whose.ts'
import type { ForecastQuestion } from './read-forecast.ts'

export interface SlippedDeal {
  readonly id: string
  readonly name: string
  /** As it was agreed on, in the currency of the deal. */
  readonly amountMinor: bigint
  readonly currency: string
  /** In the currency of the report; null where nobody said what that of the deal is worth. */
  readonly worth: bigint | null
  /** The day that it was expected at first. */
  readonly originalOn: string | null
  /** The day in the period from which it was put off last. */
  readonly fromOn: string
  /** The day that it is expected now. */
  readonly expectedOn: string
  /** How often its close was put off in all. */
  readonly pushes: number
  /** When it left the period. */
  readonly at: Date
}

/**
 * "Close date pushed repeatedly -> push count and original date visible": deals that were expected to close in the period and were put off beyond it, the largest
 * first. One that came back to the period, or closed in or before it, did not slip.
 */
export async function readSlipped(context: Context, { periodKey, currency }: ForecastQuestion, whose: Whose): Promise<SlippedDeal[]> {
  const { start, end } = parsePeriod(periodKey)
  const where = await dealsOf(context, whose)
  if (where === null) return []
  const deals = await context.db.opportunity.findMany({
    where: { AND: [where, { ...countedIn(context, currency), amountMinor: { not: null }, closePushes: { gt: 0 }, expectedCloseOn: { gte: dateOf(end) } }, { OR: [{ closedOn: null }, { closedOn: { gte: dateOf(end) } }] }] },
    select: { id: true, name: true, ...priced, expectedCloseOn: true, firstExpectedCloseOn: true, closePushes: true },
  })
  const worth = await worthIn(context, currency, deals)
  const byId = new Map(deals.map((deal) => [deal.id, deal]))
  const changes = await context.system('how the expected close of deals that the caller sees was put off').closeDateChange.findMany({
    where: { opportunityId: { in: [...byId.keys()] }, fromOn: { gte: dateOf(start), lt: dateOf(end) }, toOn: { gte: dateOf(end) } }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { opportunityId: true, fromOn: true, at: true },
  })
  const last = new Map(changes.map((change) => [change.opportunityId, change]))
  return [...last.values()].flatMap(({ opportunityId, fromOn, at }) => {
    const deal = byId.get(opportunityId)
    if (!deal?.expectedCloseOn || !fromOn) return []
    return [{
      id: deal.id, name: deal.name ?? '', amountMinor: deal.amountMinor ?? 0n, currency: deal.currency ?? currency, worth: worth(deal), originalOn: deal.firstExpectedCloseOn ? dayOf(deal.firstExpectedCloseOn) : null,
      fromOn: dayOf(fromOn), expectedOn: dayOf(deal.expectedCloseOn), pushes: deal.closePushes ?? 0, at,
    }]
  }).sort((a, b) => (a.worth === b.worth ? (a.id < b.id ? -1 : 1) : (a.worth ?? 0n) < (b.worth ?? 0n) ? 1 : -1))
}
