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

/**
 * The deals of a period that the caller sees, each divided among those whose credit it is, and her own part of deals that she does not see. Open ones by
 * their expected close, won ones by the day of the close.
 */
export async function creditedDeals(context: Context, question: ForecastPeriod): Promise<CreditedPart[]> {
  const seen = await readDeals(context.db, dealsOf(question))
  const known = new Set(seen.map(({ id }) => id))
  const elsewhere = (await sharedWith(context, question)).filter(({ id }) => !known.has(id))
  const own = elsewhere.flatMap((deal) => partsOf(deal, context.today())).filter(({ personId }) => personId === context.principal.personId)
  return [...seen.flatMap((deal) => partsOf(deal, context.today())), ...own]
}

interface ForecastPeriod {
  readonly periodKey: string
  readonly currency: string
}

function readDeals(db: Context['db'], where: object) {
  return db.opportunity.findMany({
    where,
    select: {
      id: true, amountMinor: true, probabilityBp: true, forecastCategory: true, ownerId: true, closedOn: true, stage: { select: { outcome: true } },
      splits: { select: { personId: true, kind: true, shareBp: true, effectiveFrom: true } },
    },
  })
}

function dealsOf({ periodKey, currency }: ForecastPeriod) {
  const { start, end } = parsePeriod(periodKey)
  const within = { gte: dateOf(start), lt: dateOf(end) }
  return { currency, amountMinor: { not: null }, OR: [{ stage: { outcome: 'OPEN' as const }, heldSince: null, expectedCloseOn: within }, { stage: { outcome: 'WON' as const }, closedOn: within }] }
}

/** "Credit stays with the person who earned it": a share in a colleague's deal is hers to count, as her manager counts it, though the deal is not hers to read. */
async function sharedWith(context: Context, question: ForecastPeriod): Promise<Deal[]> {
  const { principal } = context
  if (principal.personId === null || !principal.has('pipeline:read') || principal.scope('pipeline:read') === 'ALL') return []
  const system = context.system('what somebody is credited with in deals of others; nothing else of them is told')
  return readDeals(system, { ...dealsOf(question), splits: { some: { personId: principal.personId } } })
}

type Deal = Awaited<ReturnType<typeof readDeals>>[number]

function partsOf({ amountMinor, probabilityBp, forecastCategory: category, ownerId, closedOn, stage, splits }: Deal, today: string): CreditedPart[] {
  const outcome = stage?.outcome ?? 'LOST'
  const day = outcome === 'WON' && closedOn !== null ? dayOf(closedOn) : today
  const amounts = amountsOf({ amountMinor: amountMinor!, probabilityBp: probabilityBp ?? 0, category: category ?? 'PIPELINE', outcome })
  const credits = creditsOn(splits, ownerId, day)
  return credits.map(({ personId }, index) => ({ personId, day, amounts: partOf(amounts, credits, index) }))
}

/** Each column by largest remainder, so that the parts of a deal add up to it in each of them. */
function partOf(amounts: Amounts, credits: ReturnType<typeof creditsOn>, index: number): Amounts {
  const part = (minor: bigint): bigint => divide(minor, credits)[index]!
  return { ...nothing, closed: part(amounts.closed), commit: part(amounts.commit), bestCase: part(amounts.bestCase), pipeline: part(amounts.pipeline), weighted: part(amounts.weighted), deals: amounts.deals }
}
