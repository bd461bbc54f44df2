import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'
import { bringPurchasesUpToDate } from './purchase-state.ts'

/** Policy: "any status, marked lost by the owner with a reason, becomes LOST." */
export async function loseCustomer(context: Context, { id, expectedVersion, reason }: { readonly id: string; readonly expectedVersion: number; readonly reason: string }): Promise<string> {
  const row = rowIdOf(id, 'Customer') ?? missingId
  if (reason.trim() === '') throw errors.LOST_NEEDS_REASON()
  const { lifecycle } = await context.db.customer.update({ where: { id: row, version: expectedVersion }, data: {} })
  if (lifecycle === 'LOST') throw errors.CUSTOMER_STATUS({ status: 'LOST' })
  await context.db.customer.update({ where: { id: row }, data: { lifecycle: 'LOST', lostReason: reason.trim(), lostAt: context.now() } })
  return row
}

/** Policy: "LOST, opened again, becomes PROSPECT", whatever was bought before; the next purchase makes it active. */
export async function reopenCustomer(context: Context, { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number }): Promise<string> {
  const row = rowIdOf(id, 'Customer') ?? missingId
  const { lifecycle } = await context.db.customer.update({ where: { id: row, version: expectedVersion }, data: {} })
  if (lifecycle !== 'LOST') throw errors.CUSTOMER_STATUS({ status: lifecycle })
  await context.db.customer.update({ where: { id: row }, data: { lifecycle: 'PROSPECT', lostReason: null, lostAt: null } })
  return row
}

/** Policy: "dormant after N months without a purchase", looked at every night; a purchase wakes it at once. */
export async function letCustomersSleep(context: Context, dormantBefore: Date): Promise<number> {
  const system = context.system('customers that have not bought for long are dormant')
  const asleep = await system.customer.findMany({ where: { lifecycle: 'ACTIVE', mergedIntoId: null, lastPurchaseOn: { lt: dormantBefore } }, select: { id: true }, take: 2_000 })
  for (const { id } of asleep) await bringPurchasesUpToDate(context, id, { bought: false })
  return asleep.length
}
