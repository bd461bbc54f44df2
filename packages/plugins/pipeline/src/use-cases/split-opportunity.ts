import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { writeShares } from './deals/write-shares.ts'

export interface SplitInput {
  readonly id: string
  readonly shares: readonly { readonly personId: string; readonly shareBp: number; readonly overlay?: boolean | null }[]
  readonly effectiveFrom?: Date | null
}

/** "REVENUE splits total exactly 10000 bp." Replaces the shares that hold from a day on, today where none is named; earlier ones stay as they were. */
export async function splitOpportunity(context: Context, { id, shares, effectiveFrom }: SplitInput): Promise<string> {
  const opportunity = await context.db.opportunity.findUniqueOrThrow({ where: { id: rowIdOf(id, 'Opportunity') ?? missingId } })
  // Changing whose credit a deal is takes the right to change the deal; its version makes two who do it at once notice.
  await context.db.opportunity.update({ where: { id: opportunity.id, version: opportunity.version }, data: {} })
  await writeShares(context, {
    opportunity, from: effectiveFrom ? dayOf(effectiveFrom) : context.today(),
    shares: shares.map(({ personId, shareBp, overlay }) => ({ personId: rowIdOf(personId, 'Person') ?? missingId, shareBp, kind: overlay ? 'OVERLAY' : 'REVENUE' })),
  })
  return opportunity.id
}
