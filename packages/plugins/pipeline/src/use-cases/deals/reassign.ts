import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import { creditsOn } from '../../domain/forecast/credit.ts'
import { proposeShares, type RevenueShare } from '../../domain/deals/reassign-shares.ts'
import { errors } from '../../errors.ts'
import { reaches } from '../reaches.ts'
import { writeShares } from './write-shares.ts'
import { stagesOf } from './stages.ts'

export interface ReassignInput {
  readonly id: string
  readonly expectedVersion: number
  readonly toPersonId: string
  /** Left out: what the default rule proposes. */
  readonly shares?: readonly { readonly personId: string; readonly shareBp: number }[] | null
}

/** "Reassignment in mid-cycle: split lines are effective-dated; a default rule proposes, MANAGER confirms." Throws DEAL_MANAGER_ONLY, DEAL_WON, SPLIT_TOTAL. */
export async function reassignOpportunity(context: Context, { id, expectedVersion, toPersonId, shares }: ReassignInput): Promise<string> {
  const opportunity = await context.db.opportunity.findUniqueOrThrow({ where: { id: rowIdOf(id, 'Opportunity') ?? missingId } })
  if (!reaches(context, 'pipeline:close', opportunity)) throw errors.DEAL_MANAGER_ONLY()
  const stages = await stagesOf(context)
  if (stages.find((stage) => stage.id === opportunity.stageId)?.outcome === 'WON') throw errors.DEAL_WON()
  const to = await context.db.person.findUniqueOrThrow({ where: { id: rowIdOf(toPersonId, 'Person') ?? missingId }, select: { id: true, teamId: true } })
  const chosen = shares?.map(({ personId, shareBp }) => ({ personId: rowIdOf(personId, 'Person') ?? missingId, shareBp })) ?? (await proposalFor(context, opportunity, to.id))
  const system = context.system('the overlays of a deal stay when it goes to somebody else')
  const overlays = await system.split.findMany({ where: { opportunityId: opportunity.id, kind: 'OVERLAY', effectiveFrom: { lte: dateOf(context.today()) } }, orderBy: { effectiveFrom: 'desc' }, select: { personId: true, shareBp: true, effectiveFrom: true } })
  const held = overlays.filter(({ effectiveFrom }) => effectiveFrom.getTime() === overlays[0]?.effectiveFrom.getTime())
  await writeShares(context, {
    opportunity, from: context.today(),
    shares: [...chosen.map((share) => ({ ...share, kind: 'REVENUE' as const })), ...held.map(({ personId, shareBp }) => ({ personId, shareBp, kind: 'OVERLAY' as const }))],
  })
  await context.db.opportunity.update({ where: { id: opportunity.id, version: expectedVersion }, data: { ownerId: to.id, teamId: to.teamId } })
  return opportunity.id
}

/** What the default rule proposes: shown before a manager confirms it. */
export async function proposalFor(context: Context, opportunity: { readonly id: string; readonly ownerId: string | null; readonly stageId: string | null }, to: string): Promise<RevenueShare[]> {
  const splits = await context.system('whose credit a deal is today').split.findMany({ where: { opportunityId: opportunity.id }, select: { personId: true, kind: true, shareBp: true, effectiveFrom: true } })
  const today = creditsOn(splits, opportunity.ownerId, context.today()).flatMap(({ personId, shareBp }) => (personId === null ? [] : [{ personId, shareBp }]))
  const stages = await stagesOf(context)
  const asksForApproval = stages.filter(({ entryChecklist }) => entryChecklist.includes('SOLUTION_APPROVED')).map(({ ordinal }) => ordinal)
  const ordinal = stages.find(({ id }) => id === opportunity.stageId)?.ordinal ?? 0
  return proposeShares(today, { from: opportunity.ownerId, to, isProposed: asksForApproval.some((asked) => ordinal >= asked) })
}
