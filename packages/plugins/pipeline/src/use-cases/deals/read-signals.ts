import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import { missingChecks, type StageCheck } from '../../domain/deals/stage-checks.ts'
import { staleDays } from '../../domain/deals/stale.ts'
import { checkFactsOfAll } from './check-facts.ts'
import { stagesOf } from './stages.ts'

/** What stands out about an open deal. */
export interface DealSignals {
  readonly id: string
  /** Days in the stage, where it allows fewer; else null. */
  readonly staleDays: number | null
  /** The expected close is past. */
  readonly closeOverdue: boolean
  /** The day of the next step is past. */
  readonly stepOverdue: boolean
  /** What the next stage asks for and the deal lacks. Who has to close it is not said: that is nothing to be done to the deal. */
  readonly missing: readonly StageCheck[]
}

/**
 * Policy: "stale-deal alert", and the checks that the server holds every deal to, told before somebody tries. Of those deals among the ids that are open, do not
 * rest, and are the caller's to see: few statements, however many deals.
 */
export async function readSignals(context: Context, globalIds: readonly string[]): Promise<DealSignals[]> {
  if (!context.principal.has('pipeline:read')) return []
  const ids = globalIds.map((id) => rowIdOf(id, 'Opportunity') ?? missingId)
  const deals = await context.db.opportunity.findMany({
    where: { id: { in: ids }, heldSince: null, stage: { outcome: 'OPEN' } },
    select: { id: true, stageId: true, keyDeal: true, amountMinor: true, expectedCloseOn: true, nextStepDueOn: true, contactId: true, ownerId: true, teamId: true },
  })
  if (deals.length === 0) return []
  const [stages, facts, since] = await Promise.all([stagesOf(context), checkFactsOfAll(context, deals), enteredAt(context, deals.map(({ id }) => id))])
  const today = dateOf(context.today())
  return deals.map(({ id, stageId, expectedCloseOn, nextStepDueOn }) => {
    const from = stages.find((stage) => stage.id === stageId) ?? null
    const next = from && stages.find((stage) => stage.active && stage.outcome !== 'LOST' && stage.ordinal > from.ordinal)
    const entered = since.get(id)
    return {
      id, staleDays: entered ? staleDays(entered, from?.rotDays ?? null, context.now()) : null,
      closeOverdue: expectedCloseOn !== null && expectedCloseOn < today, stepOverdue: nextStepDueOn !== null && nextStepDueOn < today,
      missing: next ? missingChecks(facts.get(id)!, { stages, from, to: next }).filter((check) => check !== 'MANAGER_CLOSES' && check !== 'CONTRACT_SIGNED') : [],
    }
  })
}

async function enteredAt(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const system = context.system('since when deals stand in their stage; only deals that the caller sees are told')
  const spans = await system.stageSpan.findMany({ where: { opportunityId: { in: [...ids] }, leftAt: null }, select: { opportunityId: true, enteredAt: true } })
  return new Map(spans.map((span) => [span.opportunityId, span.enteredAt]))
}
