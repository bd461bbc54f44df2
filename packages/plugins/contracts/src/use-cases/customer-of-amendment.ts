import type { Context } from '../context.ts'
import { reaches } from '../reach.ts'

interface Amending {
  readonly parentId: string | null
  readonly customerId: string
}

/**
 * Whoever may draft for a contract amends it also when its customer is somebody else's by now: what binds both sides is theirs, and the customer is no news
 * to them. Answers the team of the contract; null where the caller may not draft for it, or it is of another customer.
 */
export async function teamOfAmended(context: Context, { parentId, customerId }: Amending): Promise<{ readonly teamId: string | null } | null> {
  const parent = parentId === null ? null : await context.db.contract.findUnique({ where: { id: parentId }, select: { customerId: true, ownerId: true, teamId: true } })
  return parent?.customerId === customerId && reaches(context.principal, 'contracts:draft', parent) ? { teamId: parent.teamId } : null
}
