import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { amountsOf, nothing, type Amounts } from '../../domain/forecast/amounts.ts'
import { creditsOn, divide } from '../../domain/forecast/credit.ts'
import { countedIn, priced, worthIn, type Worth } from '../worth.ts'

export interface CreditedPart {
  readonly personId: string | null
  /** The day by which the part is rolled up: the close of a won deal, today for an open one. */
  readonly day: string
  readonly amounts: Amounts
}

/** A deal that is in no sum, as nobody said what its currency is worth. */
export interface DealWithoutRate {
  /** Null where the caller has a share in the deal, and does not see it. */
  readonly id: string | null
  readonly name: string | null
  readonly currency: string
}

export interface CreditedDeals {
  readonly parts: readonly CreditedPart[]
  readonly withoutRate: readonly DealWithoutRate[]
}

/**
 * The deals of a period that the caller sees, each divided among those whose credit it is, and her own part of deals that she does not see. Open ones by
 * their expected close at today's rate, won ones by the day of the close at that of the win. Read once per request.
 */
export function creditedDeals(context: Context, question: ForecastPeriod): Promise<CreditedDeals> {
  return context.memo(`pipeline:credited ${question.periodKey} ${question.currency}`, () => readCredited(context, question))
}

async function readCredited(context: Context, question: ForecastPeriod): Promise<CreditedDeals> {
  const where = dealsOf(context, question)
  const seen = await readDeals(context.db, where)
  const known = new Set(seen.map(({ id }) => id))
  const elsewhere = (await sharedWith(context, where)).filter(({ id }) => !known.has(id))
  const worth = await worthIn(context, question.currency, [...seen, ...elsewhere])
  const partsOf = (deal: Deal): CreditedPart[] => creditedParts(deal, context.today(), worth)
  const own = elsewhere.map((deal) => ({ deal, parts: partsOf(deal).filter(({ personId }) => personId === context.principal.personId) })).filter(({ parts }) => parts.length > 0)
  const credited = [...seen.map((deal) => ({ deal, parts: partsOf(deal) })), ...own]
  return {
    parts: credited.flatMap(({ parts }) => parts),
    withoutRate: credited
      .filter(({ parts }) => parts.some(({ amounts }) => amounts.withoutRate > 0))
      .map(({ deal: { id, name, currency } }) => ({ ...(known.has(id) ? { id, name } : { id: null, name: null }), currency: currency ?? '' }))
      .toSorted((a, b) => a.currency.localeCompare(b.currency) || (a.name ?? '').localeCompare(b.name ?? '')),
  }
}

interface ForecastPeriod {
  readonly periodKey: string
  readonly currency: string
}

/** Deals with what a forecast looks at. */
export function readDeals(db: Context['db'], where: object) {
  return db.opportunity.findMany({
    where,
    select: {
      id: true, name: true, ...priced, probabilityBp: true, forecastCategory: true, ownerId: true, stage: { select: { outcome: true } },
      splits: { select: { personId: true, kind: true, shareBp: true, effectiveFrom: true } },
    },
  })
}

function dealsOf(context: Context, { periodKey, currency }: ForecastPeriod) {
  const { start, end } = parsePeriod(periodKey)
  const within = { gte: dateOf(start), lt: dateOf(end) }
  return { ...countedIn(context, currency), amountMinor: { not: null }, OR: [{ stage: { outcome: 'OPEN' as const }, heldSince: null, expectedCloseOn: within }, { stage: { outcome: 'WON' as const }, closedOn: within }] }
}

/** "Credit stays with the person who earned it": a share in a colleague's deal is hers to count, as her manager counts it, though the deal is not hers to read. */
async function sharedWith(context: Context, where: ReturnType<typeof dealsOf>): Promise<Deal[]> {
  const { principal } = context
  if (principal.personId === null || !principal.has('pipeline:read') || principal.scope('pipeline:read') === 'ALL') return []
  const system = context.system('what somebody is credited with in deals of others; nothing else of them is told')
  return readDeals(system, { ...where, splits: { some: { personId: principal.personId } } })
}

type Deal = Awaited<ReturnType<typeof readDeals>>[number]

/** A deal divided among those whose credit it is: by the day of the close, an open one by today. */
export function creditedParts(deal: Deal, today: string, worth: Worth): CreditedPart[] {
  const { probabilityBp, forecastCategory: category, ownerId, closedOn, stage, splits } = deal
  const outcome = stage?.outcome ?? 'LOST'
  const day = outcome === 'WON' && closedOn !== null ? dayOf(closedOn) : today
  const amounts = amountsOf({ amountMinor: worth(deal), probabilityBp: probabilityBp ?? 0, category: category ?? 'PIPELINE', outcome })
  const credits = creditsOn(splits, ownerId, day)
  return credits.map(({ personId }, index) => ({ personId, day, amounts: partOf(amounts, credits, index) }))
}

/** Each column by largest remainder, so that the parts of a deal add up to it in each of them. */
function partOf(amounts: Amounts, credits: ReturnType<typeof creditsOn>, index: number): Amounts {
  const part = (minor: bigint): bigint => divide(minor, credits)[index]!
  const { deals, withoutRate } = amounts
  return { ...nothing, closed: part(amounts.closed), commit: part(amounts.commit), bestCase: part(amounts.bestCase), pipeline: part(amounts.pipeline), weighted: part(amounts.weighted), deals, withoutRate }
}
