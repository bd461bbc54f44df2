import { companyOf } from '@tenon/core'
import { openZone } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import type { Actual } from '../../domain/targets/attainment.ts'
import type { Metric } from '../../domain/targets/size.ts'
import { creditedParts, readDeals } from '../forecast/credited-deals.ts'
import { countedIn, worthIn } from '../worth.ts'

export interface ActualsQuestion {
  readonly metric: Metric
  /** That of the targets; null where customers are counted. */
  readonly currency: string | null
  /** Days from `start` to before `end`. */
  readonly start: string
  readonly end: string
}

/**
 * Policy: "completion = actual/target". What was reached in a time, each part with whom it is credited to and its day. It is the same number for everybody who
 * sees a target, so it is read whole: whoever sees the target sees how far it is, and nothing else of the deals, customers and receipts behind it. Read once per request.
 */
export function readActuals(context: Context, question: ActualsQuestion): Promise<readonly Actual[]> {
  const { metric, currency, start, end } = question
  return context.memo(`pipeline:actuals ${metric} ${currency} ${start} ${end}`, () => {
    if (metric === 'NEW_CUSTOMERS') return newCustomers(context, question)
    return metric === 'SALES_AMOUNT' ? sales(context, { ...question, currency: currency! }) : reported(context, { ...question, currency: currency! })
  })
}

interface InCurrency extends ActualsQuestion {
  readonly currency: string
}

/** Won deals by the day of the close, divided among those whose credit they are, by what was frozen when they were won. */
async function sales(context: Context, { currency, start, end }: InCurrency): Promise<Actual[]> {
  const system = context.system('how far a target is, for whoever sees the target; nothing else of the deals is told')
  const deals = await readDeals(system, { ...countedIn(context, currency), amountMinor: { not: null }, stage: { outcome: 'WON' }, closedOn: { gte: dateOf(start), lt: dateOf(end) } })
  const worth = await worthIn(context, currency, deals)
  return deals.flatMap((deal) => creditedParts(deal, context.today(), worth)).flatMap(({ personId, day, amounts }) => (personId === null ? [] : [{ personId, day, size: amounts.withoutRate > 0 ? null : amounts.closed }]))
}

/** "New customer = firstPurchaseOn in the period", credited to whoever had the customer at the end of that day; where that was noted later only, to whoever had it first. */
async function newCustomers(context: Context, { start, end }: ActualsQuestion): Promise<Actual[]> {
  const system = context.system('how far a target is, for whoever sees the target; nothing else of the customers is told')
  const customers = await system.customer.findMany({
    where: { firstPurchaseOn: { gte: dateOf(start), lt: dateOf(end) }, mergedIntoId: null },
    select: { ownerId: true, firstPurchaseOn: true, ownershipSpans: { select: { personId: true, beganAt: true, endedAt: true }, orderBy: [{ beganAt: 'asc' }, { id: 'asc' }] } },
  })
  const zone = openZone(companyOf(context).timeZone)
  return customers.flatMap(({ ownerId, firstPurchaseOn, ownershipSpans }) => {
    const day = dayOf(firstPurchaseOn!)
    const held = ownershipSpans.findLast(({ beganAt, endedAt }) => zone.dateOf(beganAt) <= day && (endedAt === null || zone.dateOf(endedAt) > day))
    const personId = (held ?? ownershipSpans[0])?.personId ?? ownerId
    return personId === null ? [] : [{ personId, day, size: 1n }]
  })
}

/** What other modules reported, or people typed, as of the day on which it happened. */
async function reported(context: Context, { metric, currency, start, end }: InCurrency): Promise<Actual[]> {
  const system = context.system('how far a target is, for whoever sees the target; nothing else of what was reported is told')
  const facts = await system.actualFact.findMany({
    where: { metric, ...(currency === companyOf(context).currency ? {} : { currency }), on: { gte: dateOf(start), lt: dateOf(end) } },
    select: { personId: true, on: true, amountMinor: true, currency: true, baseMinor: true, baseCurrency: true },
  })
  return facts.map((fact) => ({ personId: fact.personId, day: dayOf(fact.on), size: fact.currency === currency ? fact.amountMinor : fact.baseCurrency === currency ? fact.baseMinor : null }))
}
