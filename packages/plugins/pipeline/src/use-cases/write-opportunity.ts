import type { GuardedClient, RequestContext, ResourceChange } from '@tenon/core'
import { assertMayTrade } from '@tenon/customers'
import type { Slice } from '../../.slice/types.ts'
import { enterStage, problemsOfStage, type DealFacts, type StageFacts } from '../domain/opportunity-stage.ts'

type Context = RequestContext<GuardedClient<Slice['client']>>

/** Entering a stage sets what the stage says; a won or lost deal must have what its outcome requires. */
export async function beforeOpportunityWrite({ before, after, changed }: ResourceChange, context: Context) {
  if (before === null || changed.has('customerId')) await assertMayTrade(context, after['customerId'] as string | null)
  const stage = await stageOf(after['stageId'] as string, context)
  if (!stage) return
  const deal = after as unknown as DealFacts & { probabilityBp: number | null }
  const moved = before === null || changed.has('stageId')
  const entered = moved ? enterStage(stage, { ...deal, closedOn: changed.has('closedOn') ? deal.closedOn : null }, context.today()) : {}
  const problems = problemsOfStage(stage, { ...deal, ...entered }, context.today())
  if (problems.length > 0) return { problems }
  // A probability that somebody typed holds; 0 is a value, too.
  if (moved && stage.outcome === 'OPEN' && changed.has('probabilityBp') && deal.probabilityBp !== null) return { set: { ...entered, probabilityBp: deal.probabilityBp } }
  return { set: entered }
}

/** Keeps from when to when a deal stood in each stage, and tells other modules of a deal that was won or lost. */
export async function afterOpportunityWrite({ before, after, changed, id }: ResourceChange & { readonly id: string }, context: Context) {
  if (before !== null && !changed.has('stageId')) return
  const system = context.system('stage history of an opportunity')
  if (before !== null) await system.stageSpan.updateMany({ where: { opportunityId: id, leftAt: null }, data: { leftAt: context.now() } })
  await system.stageSpan.create({ data: { opportunityId: id, stageId: after['stageId'] as string, enteredAt: context.now() } })
  const stage = await stageOf(after['stageId'] as string, context)
  if (stage && stage.outcome !== 'OPEN') context.emit(stage.outcome === 'WON' ? 'opportunity.won' : 'opportunity.lost', id, { customerId: after['customerId'], amountMinor: String(after['amountMinor']), currency: after['currency'] })
}

async function stageOf(id: string, context: Context): Promise<StageFacts | undefined> {
  const stages = await context.memo('pipeline:stages', () => context.db.stage.findMany({ select: { id: true, outcome: true, probabilityBp: true } }))
  return stages.find((candidate) => candidate.id === id)
}
