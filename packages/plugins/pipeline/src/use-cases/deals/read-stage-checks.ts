import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../../context.ts'
import { checksBetween, missingChecks, type StageCheck } from '../../domain/deals/stage-checks.ts'
import { checkFacts } from './check-facts.ts'
import { stagesOf } from './stages.ts'

export interface StageChecks {
  readonly stageId: string
  readonly stageName: string
  readonly required: readonly StageCheck[]
  readonly missing: readonly StageCheck[]
}

/** What each of the next stages asks of a deal, and what of it is missing, for the caller: whoever cannot close deals lacks a manager. */
export async function readStageChecks(context: Context, globalId: string): Promise<StageChecks[]> {
  const deal = await context.db.opportunity.findUnique({ where: { id: rowIdOf(globalId, 'Opportunity') ?? missingId } })
  if (deal === null) return []
  const stages = await stagesOf(context)
  const from = stages.find(({ id }) => id === deal.stageId) ?? null
  if (from === null || from.outcome !== 'OPEN') return []
  const facts = await checkFacts(context, deal, { signed: false })
  return stages
    .filter(({ ordinal, active, outcome }) => active && outcome !== 'LOST' && ordinal > from.ordinal)
    .map((to) => ({ stageId: to.id, stageName: to.name, required: checksBetween(stages, from, to), missing: missingChecks(facts, { stages, from, to }) }))
}
