import type { Context } from '../context.ts'
import { toDate } from '../domain/days.ts'
import { readPolicy } from './read-policy.ts'

export interface PoolState {
  readonly claimedToday: number
  readonly claimPerDay: number
  readonly held: number
  readonly holdCap: number
}

/** What the caller has taken today and has now, and how much of each there may be. Nothing for who may not take from the pool. */
export async function poolState(context: Context): Promise<PoolState | null> {
  const { personId } = context.principal
  if (personId === null || !context.principal.has('customers:claim')) return null
  const { claimPerDay, holdCap } = await readPolicy(context)
  const system = context.system('what the caller took from the pool')
  const today = await system.poolClaimDay.findFirst({ where: { personId, on: toDate(context.today()) } })
  const held = await system.customer.count({ where: { ownerId: personId, mergedIntoId: null } })
  return { claimedToday: today?.count ?? 0, claimPerDay, held, holdCap }
}
