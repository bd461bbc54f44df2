import { daysBetween, parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { lossesByCompetitor, lossesByReason, type LossGroup } from '../../domain/analysis/losses.ts'
import { figuresOf, type Figures } from '../../domain/forecast/figures.ts'
import { calendarOf } from '../leads/lead-context.ts'
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
  /** Closed deals that are not counted, as they are in another currency or have no amount. */
  readonly elsewhere: number
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
      select: { amountMinor: true, currency: true, engagedOn: true, closedOn: true, createdAt: true, lossCategory: true, competitor: { select: { id: true, name: true } }, stage: { select: { outcome: true } } },
    }),
    context.db.opportunity.count({ where: { ...where, currency, heldSince: null, stage: { outcome: 'OPEN' } } }),
    calendarOf(context),
  ])
  const counted = closed.filter((deal) => deal.currency === currency)
  const won = counted.filter(({ stage }) => stage?.outcome === 'WON')
  const lost = counted.filter(({ stage }) => stage?.outcome === 'LOST')
  const sumOf = (deals: typeof counted): bigint => deals.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0n), 0n)
  const cycleOf = ({ engagedOn, closedOn, createdAt }: (typeof counted)[number]): number | null => {
    const from = engagedOn ? dayOf(engagedOn) : createdAt ? zone.dateOf(createdAt) : null
    return from === null || !closedOn ? null : Math.max(0, daysBetween(from, dayOf(closedOn)))
  }
  const names = new Map(lost.flatMap(({ competitor }) => (competitor ? [[competitor.id, competitor.name ?? '']] : [])))
  const losses = lost.map(({ lossCategory, competitor, amountMinor }) => ({ category: lossCategory ?? 'OTHER', competitorId: competitor?.id ?? null, amountMinor: amountMinor ?? 0n }))
  return {
    ...figuresOf(counted.map((deal) => ({ outcome: deal.stage?.outcome === 'WON' ? 'WON' : 'LOST', amountMinor: deal.amountMinor ?? 0n, days: cycleOf(deal) })), open),
    from: start, to: dayOf(new Date(dateOf(end).getTime() - 86_400_000)), currency, open, wonMinor: sumOf(won), lostMinor: sumOf(lost), elsewhere: closed.length - counted.length,
    reasons: lossesByReason(losses), competitors: lossesByCompetitor(losses).map((group) => ({ ...group, name: names.get(group.key) ?? '' })),
    funnel: await readFunnel(context, { where, period: { start, end }, zone, currency }),
  }
}
