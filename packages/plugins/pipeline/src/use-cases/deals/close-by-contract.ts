import type { RequestContext } from '@tenon/core'
import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import { errors } from '../../errors.ts'
import { holdWhileOpen } from '../hold-customers.ts'
import { reportPotential } from '../report-potential.ts'
import { noteStage, tellOutcome } from '../write-opportunity.ts'
import { freezeWorth, nothingFrozen } from '../worth.ts'
import { stagesOf } from './stages.ts'

export interface SignedContract {
  readonly opportunityId: string
  readonly amountMinor: bigint
  readonly currency: string
  /** '2026-02-10', the day on which it was signed. */
  readonly signedOn: string
}

/** "Contract signed (system) -> WON", with the true amount: for modules that sign contracts, in the transaction of the signature. Throws NO_STAGE_TO_WIN, FX_RATE_MISSING. */
export async function winByContract(caller: RequestContext<unknown>, { opportunityId, amountMinor, currency, signedOn }: SignedContract): Promise<void> {
  const context = caller as Context
  const won = (await stagesOf(context)).find(({ outcome, active }) => outcome === 'WON' && active)
  if (!won) throw errors.NO_STAGE_TO_WIN()
  const system = context.system('a signed contract closes its deal, whoever signs')
  const closedOn = dateOf(signedOn)
  const deal = await system.opportunity.update({
    where: { id: opportunityId },
    data: { stageId: won.id, amountMinor, currency, closedOn, ...(await freezeWorth(context, { amountMinor, currency, closedOn })), probabilityBp: 10_000, probabilityManual: false, forecastCategory: 'CLOSED', heldSince: null, holdReason: null },
  })
  await noteStage(context, opportunityId, won.id)
  await holdWhileOpen(context, opportunityId, { customerId: deal.customerId, isOpen: false })
  await reportPotential(context, [deal.customerId])
  await tellOutcome(context, opportunityId, deal)
}

/** "WON is undone only by void/termination": the deal goes back to the stage that it was won from. */
export async function undoWin(caller: RequestContext<unknown>, opportunityId: string): Promise<void> {
  const context = caller as Context
  const stages = await stagesOf(context)
  const system = context.system('a void contract opens its deal again')
  const deal = await system.opportunity.findUniqueOrThrow({ where: { id: opportunityId } })
  if (stages.find(({ id }) => id === deal.stageId)?.outcome !== 'WON') return
  const spans = await system.stageSpan.findMany({ where: { opportunityId }, orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }], select: { stageId: true } })
  const former = spans.map(({ stageId }) => stages.find(({ id }) => id === stageId)).find((stage) => stage?.outcome === 'OPEN') ?? stages.find(({ outcome }) => outcome === 'OPEN')
  if (!former) return
  await system.opportunity.update({ where: { id: opportunityId }, data: { stageId: former.id, closedOn: null, ...nothingFrozen, probabilityBp: former.probabilityBp, forecastCategory: 'PIPELINE' } })
  await noteStage(context, opportunityId, former.id)
  await holdWhileOpen(context, opportunityId, { customerId: deal.customerId, isOpen: true })
  await reportPotential(context, [deal.customerId])
  context.emit('opportunity.reopened', opportunityId, { customerId: deal.customerId })
}
