import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../../context.ts'
import { errors } from '../../errors.ts'
import { holdWhileOpen } from '../hold-customers.ts'
import { reaches } from '../reaches.ts'
import { reportPotential } from '../report-potential.ts'
import { noteStage } from '../write-opportunity.ts'
import { stagesOf } from './stages.ts'

/** "LOST -reopen (MANAGER)-> former stage." The reason of the loss is kept in the history, and the customer is held again. Throws FORBIDDEN by the guard, DEAL_NOT_LOST. */
export async function reopenOpportunity(context: Context, input: { readonly id: string; readonly expectedVersion: number }): Promise<string> {
  const id = rowIdOf(input.id, 'Opportunity') ?? missingId
  const deal = await context.db.opportunity.findUniqueOrThrow({ where: { id } })
  if (!reaches(context, 'pipeline:close', deal)) throw errors.DEAL_MANAGER_ONLY()
  const stages = await stagesOf(context)
  if (stages.find((stage) => stage.id === deal.stageId)?.outcome !== 'LOST') throw errors.DEAL_NOT_LOST()
  const spans = await context.system('the stage that a lost deal was in').stageSpan.findMany({ where: { opportunityId: id }, orderBy: { enteredAt: 'desc' }, select: { stageId: true } })
  const former = spans.map(({ stageId }) => stages.find((stage) => stage.id === stageId)).find((stage) => stage?.outcome === 'OPEN') ?? stages.find(({ outcome, active }) => outcome === 'OPEN' && active)
  if (!former) throw errors.DEAL_NOT_LOST()
  await context.db.opportunity.update({
    where: { id, version: input.expectedVersion },
    data: { stageId: former.id, probabilityBp: former.probabilityBp, forecastCategory: 'PIPELINE', closedOn: null, lossReason: null, lossCategory: null, competitorId: null },
  })
  await noteStage(context, id, former.id)
  await holdWhileOpen(context, id, { customerId: deal.customerId, isOpen: true })
  await reportPotential(context, [deal.customerId])
  return id
}
