import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import { errors } from '../../errors.ts'
import { reportPotential } from '../report-potential.ts'
import { stagesOf } from './stages.ts'

export interface HoldInput {
  readonly id: string
  readonly expectedVersion: number
  readonly reason?: string
}

/** "Open <-> ON_HOLD": a deal that rests keeps its stage, and counts in no forecast. */
export async function holdOpportunity(context: Context, { id, expectedVersion, reason = '' }: HoldInput): Promise<string> {
  const deal = await openDeal(context, id)
  if (deal.heldSince !== null) throw errors.DEAL_ON_HOLD()
  await context.db.opportunity.update({ where: { id: deal.id, version: expectedVersion }, data: { heldSince: dateOf(context.today()), holdReason: reason } })
  await reportPotential(context, [deal.customerId])
  return deal.id
}

export async function resumeOpportunity(context: Context, { id, expectedVersion }: HoldInput): Promise<string> {
  const deal = await openDeal(context, id)
  if (deal.heldSince === null) throw errors.DEAL_NOT_ON_HOLD()
  await context.db.opportunity.update({ where: { id: deal.id, version: expectedVersion }, data: { heldSince: null, holdReason: null } })
  await reportPotential(context, [deal.customerId])
  return deal.id
}

async function openDeal(context: Context, globalId: string) {
  const deal = await context.db.opportunity.findUniqueOrThrow({ where: { id: rowIdOf(globalId, 'Opportunity') ?? missingId } })
  const stage = (await stagesOf(context)).find(({ id }) => id === deal.stageId)
  if (stage?.outcome === 'WON') throw errors.DEAL_WON()
  if (stage?.outcome === 'LOST') throw errors.DEAL_LOST()
  return deal
}
