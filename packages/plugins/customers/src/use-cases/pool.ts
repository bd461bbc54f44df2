import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { toDate } from '../domain/days.ts'
import { errors } from '../errors.ts'
import { assertOwnerLevel } from './classes/owner-level.ts'
import { assertOwesNothing } from './holds.ts'
import { recordOwnership, type OwnershipReason } from './ownership.ts'
import { readPolicy, type Policy } from './read-policy.ts'

export interface PoolInput {
  readonly id: string
}

/**
 * Policy: "claim: daily quota, hold cap, cool-down of the last owner, not protected; two reps claim at once: exactly one wins, the
 * other is told." The customer becomes the caller's, with its contacts and its log.
 */
export async function claimCustomer(context: Context, input: PoolInput): Promise<string> {
  const { db, principal } = context
  const id = rowIdOf(input.id, 'Customer') ?? missingId
  const { poolProtected, blacklisted, ownerId, name, customerClass } = await db.customer.findUniqueOrThrow({ where: { id } })
  if (ownerId !== null) throw errors.CUSTOMER_NOT_IN_POOL()
  if (poolProtected || blacklisted) throw errors.CUSTOMER_PROTECTED()
  await assertOwnerLevel(context, principal.personId, [{ name, customerClass }])
  const policy = await readPolicy(context)
  if (principal.personId !== null) await spendClaim(context, principal.personId, { customerId: id, policy })
  const mine = { ownerId: principal.personId, teamId: principal.unitId }
  const { count } = await db.customer.updateMany({ where: { id, ownerId: null }, data: mine })
  if (count === 0) throw errors.CUSTOMER_NOT_IN_POOL()
  await recordOwnership(context, { customerId: id, ownerId: mine.ownerId, reason: 'CLAIMED' })
  return id
}

/** The row of the person and day is locked by counting on it, so that nobody overspends by claiming twice at once. */
async function spendClaim(context: Context, personId: string, { customerId, policy }: { readonly customerId: string; readonly policy: Policy }): Promise<void> {
  const system = context.system('the quota of the pool is counted by the product')
  const on = toDate(context.today())
  await system.poolClaimDay.createMany({ data: [{ personId, on }], skipDuplicates: true })
  const { count } = await system.poolClaimDay.updateMany({ where: { personId, on, count: { lt: policy.claimPerDay } }, data: { count: { increment: 1 } } })
  if (count === 0) throw errors.POOL_QUOTA_SPENT({ quota: policy.claimPerDay })
  if ((await system.customer.count({ where: { ownerId: personId, mergedIntoId: null } })) >= policy.holdCap) throw errors.POOL_HOLD_CAP({ cap: policy.holdCap })
  const last = await system.ownershipSpan.findFirst({ where: { customerId }, orderBy: { beganAt: 'desc' } })
  const free = last?.endedAt && last.personId === personId ? last.endedAt.getTime() + policy.cooldownHours * 3_600_000 : 0
  if (free > context.now().getTime()) throw errors.POOL_COOLDOWN({ hours: Math.ceil((free - context.now().getTime()) / 3_600_000) })
}

/** Gives a customer up for others to take, with the contacts and the log that its owner kept. Throws CUSTOMER_OWES. */
export async function releaseCustomer(context: Context, input: PoolInput): Promise<string> {
  const id = rowIdOf(input.id, 'Customer') ?? missingId
  // The right to change the customer comes first: whether a stranger's owes money is nobody's business.
  const { name } = await context.db.customer.update({ where: { id }, data: {} })
  await assertOwesNothing(context, { id, name })
  await handOver(context, id, { ownerId: null, teamId: null, reason: 'RELEASED' })
  return id
}

export interface NewOwner {
  readonly ownerId: string | null
  readonly teamId: string | null
  readonly reason: OwnershipReason
  readonly note?: string | null
}

/** Within the caller's rights. Contacts, log, purchases and classes are whose the customer is. */
export async function handOver(context: Context, id: string, { reason, note = null, ...owner }: NewOwner, db: Context['db'] = context.db): Promise<void> {
  await db.customer.update({ where: { id }, data: owner })
  await recordOwnership(context, { customerId: id, ownerId: owner.ownerId, reason, note })
}
