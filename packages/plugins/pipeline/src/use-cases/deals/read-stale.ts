import type { Context } from '../../context.ts'
import { staleDays, staleSince } from '../../domain/deals/stale.ts'
import { nameIn } from './stages.ts'

export interface StaleDeal {
  readonly id: string
  readonly name: string
  readonly stageName: string
  /** Days in the stage. */
  readonly days: number
}

/** Open deals that stand in a stage longer than it allows, the longest first. Those that rest are not stale. Only what the caller sees. */
export async function readStale(context: Context): Promise<StaleDeal[]> {
  const stages = await context.db.stage.findMany({ where: { outcome: 'OPEN', rotDays: { not: null } }, select: { id: true, name: true, nameTranslations: true, rotDays: true } })
  const now = context.now()
  const over = stages.map(({ id, rotDays }) => ({ stageId: id, enteredAt: { lte: staleSince(rotDays ?? 0, now) } }))
  if (over.length === 0) return []
  const system = context.system('since when deals stand in their stage; only deals that the caller sees are told')
  const spans = await system.stageSpan.findMany({ where: { leftAt: null, OR: over }, orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }], take: 2_000, select: { opportunityId: true, stageId: true, enteredAt: true } })
  const seen = await context.db.opportunity.findMany({ where: { id: { in: spans.map(({ opportunityId }) => opportunityId) }, heldSince: null, stage: { outcome: 'OPEN' } }, select: { id: true, name: true, stageId: true } })
  const byId = new Map(seen.map((deal) => [deal.id, deal]))
  return spans.flatMap(({ opportunityId, stageId, enteredAt }) => {
    const deal = byId.get(opportunityId)
    const stage = stages.find(({ id }) => id === stageId)
    return deal && stage && deal.stageId === stageId ? [{ id: deal.id, name: deal.name ?? '', stageName: nameIn(context.locale, stage.name ?? '', stage.nameTranslations), days: staleDays(enteredAt, stage.rotDays, now) ?? 0 }] : []
  })
}
