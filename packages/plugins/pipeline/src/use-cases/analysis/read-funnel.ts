import { daysBetween, type Zone } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { funnelOf, type FunnelStep } from '../../domain/analysis/funnel.ts'
import { countedIn } from '../worth.ts'
import { stagesOf } from '../deals/stages.ts'
import type { dealsOf } from './whose.ts'

export type Funnel = readonly FunnelStep[]

interface FunnelOf {
  readonly where: NonNullable<Awaited<ReturnType<typeof dealsOf>>>
  /** From the first day to before the last. */
  readonly period: { readonly start: string; readonly end: string }
  readonly zone: Zone
  readonly currency: string
}

/** How far the deals went that entered each stage in a period: days of the company's zone, stages that are in use or were entered. */
export async function readFunnel(context: Context, { where, period, zone, currency }: FunnelOf): Promise<Funnel> {
  const [from, until] = [zone.instantAt(period.start), zone.instantAt(period.end)]
  const system = context.system('through which stages deals went; only deals that the caller sees are counted')
  const [stages, spans] = await Promise.all([
    stagesOf(context),
    system.stageSpan.findMany({
      where: { enteredAt: { gte: from }, opportunity: { AND: [where, countedIn(context, currency), { spans: { some: { enteredAt: { gte: from, lt: until } } } }] } },
      select: { opportunityId: true, stageId: true, enteredAt: true, leftAt: true },
    }),
  ])
  const seen = new Set((await context.db.opportunity.findMany({ where: { id: { in: [...new Set(spans.map(({ opportunityId }) => opportunityId))] } }, select: { id: true } })).map(({ id }) => id))
  const steps = funnelOf(spans.filter(({ opportunityId }) => seen.has(opportunityId)), { stages, from, until, daysBetween: (a, b) => daysBetween(zone.dateOf(a), zone.dateOf(b)) })
  const active = new Set(stages.filter((stage) => stage.active).map(({ id }) => id))
  return steps.filter(({ stageId, entered }) => entered > 0 || active.has(stageId))
}
