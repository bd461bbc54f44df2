import type { Context } from '../context.ts'

export type OwnershipReason = 'CREATED' | 'CLAIMED' | 'RELEASED' | 'RECYCLED' | 'TRANSFERRED' | 'MERGED' | 'CHANGED'

export interface Ownership {
  readonly customerId: string
  readonly ownerId: string | null
  readonly reason: OwnershipReason
  readonly note?: string | null
}

/**
 * Keeps whose a customer was from when until when: closes the span that holds and opens the next. Called with every change of
 * owner, by whatever way it comes, after the customer itself was written (and so locked).
 */
export async function recordOwnership(context: Context, { customerId, ownerId, reason, note = null }: Ownership): Promise<void> {
  const system = context.system('the history of owners is kept by the product')
  const at = context.now()
  await system.ownershipSpan.updateMany({ where: { customerId, current: true }, data: { current: null, endedAt: at, endReason: reason } })
  if (ownerId !== null) await system.ownershipSpan.create({ data: { customerId, personId: ownerId, beganAt: at, reason, note, current: true } })
  await leaveCases(context, customerId)
}

/** Two customers that look like one may have two owners: the pair is nobody's, for those who see both. */
async function leaveCases(context: Context, customerId: string): Promise<void> {
  await context.system('what belongs to a customer follows its owner').duplicateCase.updateMany({ where: { OR: [{ customerId }, { otherId: customerId }], NOT: { ownerId: null, teamId: null } }, data: { ownerId: null, teamId: null } })
}
