import { companyOf } from '@tenon/core'
import { daysBetween, parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { lossesByCompetitor, lossesByReason, type LossGroup } from '../../domain/analysis/losses.ts'
import { figuresOf, type Figures } from '../../domain/forecast/figures.ts'
import { calendarOf } from '../leads/lead-context.ts'
import { countedIn, priced, worthIn } from '../worth.ts'
import { readFunnel, type Funnel } from './read-funnel.ts'
import { dealsOf, type Whose } from './whose.ts'

export interface AnalysisQuestion extends Whose {
  /** '2026', '2026-Q1' or '2026-03'. */
  readonly periodKey: string
  readonly currency: string
}

export interface WinLoss extends Figures {
  readonly from: string
  /** The last day that counts. */
  readonly to: string
  readonly currency: string
  readonly open: number
  readonly wonMinor: bigint
  readonly lostMinor: bigint
  /** Closed deals that are not counted, as they have no amount or are in another currency than the one asked for, where that is not the company's. */
  readonly elsewhere: number
  /** Closed deals that count and are in no amount, as nobody said what their currency is worth. */
  readonly withoutRate: number
  readonly reasons: readonly LossGroup[]
  readonly competitors: readonly (LossGroup & { readonly name: string })[]
  readonly funnel: Funnel
}

/**
 * What was won and lost in a period, of the deals that the caller sees, each with its whole amount: "win rate = WON/(WON+LOST) by *close* date". Lost deals are
 * never added to what was won, and nothing goes by the day on which it was expected. Null where she sees no deals.
 */
export async function readWinLoss(context: Context, { periodKey, currency, ...whose }: AnalysisQuestion): Promise<WinLoss | null> {
  const { start, end } = parsePeriod(periodKey)
  const where = await dealsOf(context, whose)
  if (where === null) return null
  const [closed, open, { zone }] = await Promise.all([
    context.db.opportunity.findMany({
      where: { ...where, closedOn: { gte: dateOf(start), lt: dateOf(end) }, stage: { outcome: { in: ['WON', 'LOST'] } } },
      select: { ...priced, engagedOn: true, createdAt: true, lossCategory: true, competitor: { select: { id: true, name: true } }, stage: { select: { outcome: true } } },
    }),
    context.db.opportunity.count({ where: { ...where, ...countedIn(context, currency), heldSince: null, stage: { outcome: 'OPEN' } } }),
    calendarOf(context),
  ])
  const counted = closed.filter((deal) => deal.currency !== null && [deal.currency, companyOf(context).currency].includes(currency))
  const worth = await worthIn(context, currency, counted)
  const won = counted.filter(({ stage }) => stage?.outcome === 'WON')
  const lost = counted.filter(({ stage }) => stage?.outcome === 'LOST')
  const sumOf = (deals: typeof counted): bigint => deals.reduce((sum, deal) => sum + (worth(deal) ?? 0n), 0n)
  const cycleOf = ({ engagedOn, closedOn, createdAt }: (typeof counted)[number]): number | null => {
    const from = engagedOn ? dayOf(engagedOn) : createdAt ? zone.dateOf(createdAt) : null
    return from === null || !closedOn ? null : Math.max(0, daysBetween(from, dayOf(closedOn)))
  }
  const names = new Map(lost.flatMap(({ competitor }) => (competitor ? [[competitor.id, competitor.name ?? '']] : [])))
  const losses = lost.map((deal) => ({ category: deal.lossCategory ?? 'OTHER', competitorId: deal.competitor?.id ?? null, amountMinor: worth(deal) ?? 0n }))
  return {
    ...figuresOf(counted.map((deal) => ({ outcome: deal.stage?.outcome === 'WON' ? 'WON' : 'LOST', amountMinor: worth(deal), days: cycleOf(deal) })), open),
    from: start, to: dayOf(new Date(dateOf(end).getTime() - 86_400_000)), currency, open, wonMinor: sumOf(won), lostMinor: sumOf(lost), elsewhere: closed.length - counted.length, withoutRate: counted.filter((deal) => worth(deal) === null).length,
    reasons: lossesByReason(losses), competitors: lossesByCompetitor(losses).map((group) => ({ ...group, name: names.get(group.key) ?? '' })),
    funnel: await readFunnel(context, { where, period: { start, end }, zone, currency }),
  }
}
