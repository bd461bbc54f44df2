import { daysBetween, parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { accuracyOf, coverageOf, figuresOf, type Figures } from '../../domain/forecast/figures.ts'
import { add, nothing } from '../../domain/forecast/amounts.ts'
import { bpOf } from '../../domain/forecast/rounding.ts'
import { countedIn, priced, worthIn } from '../worth.ts'
import { readForecast, type ForecastQuestion } from './read-forecast.ts'

export interface SalesFigures extends Figures {
  readonly closedMinor: bigint
  readonly openMinor: bigint
  readonly weightedMinor: bigint
  readonly targetMinor: bigint | null
  readonly completionBp: number | null
  readonly coverageBp: number | null
  readonly accuracyBp: number | null
  readonly pushedDeals: number
  /** Deals of the period that are in none of the sums, as nobody said what their currency is worth. */
  readonly withoutRate: number
  readonly currency: string
}

/** The caller's own numbers of a period: those of the unit that she leads, else her own. Actuals go by the day of the close, never by what was expected. */
export async function readFigures(context: Context, question: ForecastQuestion): Promise<SalesFigures> {
  const { start, end } = parsePeriod(question.periodKey)
  const within = { gte: dateOf(start), lt: dateOf(end) }
  const { personId } = context.principal
  const rows = await readForecast(context, question)
  const led = rows.find((row) => row.kind === 'UNIT' && row.personId === personId)
  const own = led ? [led] : rows.filter((row) => row.kind === 'PERSON' && row.personId === personId)
  const scope = led ? rows.filter((row) => row.key === led.key) : own
  const sum = scope.reduce((all, { amounts }) => add(all, amounts), nothing)
  const whose = led ? {} : { ownerId: personId }
  const counted = countedIn(context, question.currency)
  const [closed, open, pushed] = await Promise.all([
    context.db.opportunity.findMany({ where: { ...whose, ...counted, closedOn: within, stage: { outcome: { in: ['WON', 'LOST'] } } }, select: { ...priced, engagedOn: true, createdAt: true, stage: { select: { outcome: true } } } }),
    context.db.opportunity.count({ where: { ...whose, ...counted, heldSince: null, stage: { outcome: 'OPEN' } } }),
    context.db.opportunity.count({ where: { ...whose, closePushes: { gt: 0 }, stage: { outcome: 'OPEN' } } }),
  ])
  const worth = await worthIn(context, question.currency, closed)
  const figures = figuresOf(closed.map((deal) => ({ outcome: deal.stage?.outcome === 'WON' ? 'WON' : 'LOST', amountMinor: worth(deal), days: cycleOf(deal) })), open)
  const target = own[0]?.target ?? null
  const said = own[0]?.submission ?? null
  const openMinor = sum.commit + sum.bestCase + sum.pipeline
  return {
    ...figures, closedMinor: sum.closed, openMinor, weightedMinor: sum.weighted, targetMinor: target, currency: question.currency, pushedDeals: pushed, withoutRate: sum.withoutRate,
    completionBp: target === null ? null : bpOf(sum.closed, target),
    coverageBp: target === null ? null : coverageOf(openMinor, target, sum.closed),
    // What was said is measured when the period is over.
    accuracyBp: said === null || context.today() < end ? null : accuracyOf(said.forecastMinor, sum.closed),
  }
}

function cycleOf({ engagedOn, closedOn, createdAt }: { readonly engagedOn: Date | null; readonly closedOn: Date | null; readonly createdAt: Date | null }): number | null {
  const from = engagedOn ?? createdAt
  return from === null || closedOn === null ? null : Math.max(0, daysBetween(dayOf(from), dayOf(closedOn)))
}
