import { missingId, rowIdOf, type GuardedClient, type RequestContext } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { errors } from '../errors.ts'

export interface SplitInput {
  readonly id: string
  readonly shares: readonly { readonly personId: string; readonly shareBp: number; readonly overlay?: boolean | null }[]
}

/** "REVENUE splits total exactly 10000 bp." Replaces the shares that hold from today on; earlier ones stay as they were. */
export async function splitOpportunity(context: RequestContext<GuardedClient<Slice['client']>>, { id, shares }: SplitInput): Promise<string> {
  const opportunityId = rowIdOf(id, 'Opportunity') ?? missingId
  const opportunity = await context.db.opportunity.findUniqueOrThrow({ where: { id: opportunityId } })
  const total = shares.filter(({ overlay }) => !overlay).reduce((sum, { shareBp }) => sum + shareBp, 0)
  if (total !== 10_000 || shares.some(({ shareBp }) => shareBp <= 0)) throw errors.SPLIT_TOTAL({ total: total / 100 })
  // Changing whose credit a deal is takes the right to change the deal; its version makes two who do it at once notice.
  await context.db.opportunity.update({ where: { id: opportunityId, version: opportunity.version }, data: {} })
  const effectiveFrom = new Date(`${context.today()}T00:00:00.000Z`)
  const system = context.system('replace the shares of an opportunity')
  await system.split.deleteMany({ where: { opportunityId, effectiveFrom: { gte: effectiveFrom } } })
  await context.db.split.createMany({
    data: shares.map(({ personId, shareBp, overlay }) => ({
      opportunityId, personId: rowIdOf(personId, 'Person') ?? missingId, kind: overlay ? ('OVERLAY' as const) : ('REVENUE' as const), shareBp, effectiveFrom,
      ownerId: opportunity.ownerId, teamId: opportunity.teamId,
    })),
  })
  return opportunityId
}
