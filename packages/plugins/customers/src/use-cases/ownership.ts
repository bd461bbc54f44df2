import type { Context } from '../context.ts'

export type OwnershipReason = 'CREATED' | 'CLAIMED' | 'RELEASED' | 'RECYCLED' | 'TRANSFERRED' | 'MERGED' | 'CHANGED'

export interface Ownership {
  readonly customerId: string
  readonly ownerId: string | null
  readonly teamId: string | null
  readonly reason: OwnershipReason
  readonly note?: string | null
}

/**
 * Keeps whose a customer was from when until when: closes the span that holds and opens the next. Called with every change of
 * owner, by whatever way it comes, after the customer itself was written (and so locked). What only follows the customer (its
 * purchases, its classes, its history of owners) moves along.
 */
export async function recordOwnership(context: Context, { customerId, ownerId, teamId, reason, note = null }: Ownership): Promise<void> {
  const system = context.system('the history of owners is kept by the product')
  const at = context.now()
  await system.ownershipSpan.updateMany({ where: { customerId, current: true }, data: { current: null, endedAt: at, endReason: reason } })
  if (ownerId !== null) await system.ownershipSpan.create({ data: { customerId, personId: ownerId, beganAt: at, reason, note, current: true, ownerId, teamId } })
  await followOwner(context, customerId, { ownerId, teamId })
}

export async function followOwner(context: Context, customerId: string, owner: { readonly ownerId: string | null; readonly teamId: string | null }): Promise<void> {
  const system = context.system('what belongs to a customer follows its owner')
  const elsewhere = { customerId, OR: [{ NOT: { ownerId: owner.ownerId } }, { NOT: { teamId: owner.teamId } }, { ownerId: null }, { teamId: null }] }
  await system.ownershipSpan.updateMany({ where: elsewhere, data: owner })
  await system.purchaseFact.updateMany({ where: elsewhere, data: owner })
  await system.classResult.updateMany({ where: elsewhere, data: owner })
  await system.duplicateCase.updateMany({ where: { OR: [{ customerId }, { otherId: customerId }], NOT: { ownerId: null, teamId: null } }, data: { ownerId: null, teamId: null } })
}
