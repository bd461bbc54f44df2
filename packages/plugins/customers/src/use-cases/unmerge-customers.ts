import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'
import { valuesToRestore } from './merge-values.ts'
import { moveBack, type Moved } from './move-references.ts'
import { bringPurchasesUpToDate } from './purchase-state.ts'

/** Policy: "reversible 30 days." Both customers are as they were, but for what somebody changed since; the last merge goes first. */
export async function unmergeCustomers(context: Context, input: { readonly mergeId: string }): Promise<string> {
  if (!context.principal.has('customers:merge')) throw errors.MERGE_FORBIDDEN()
  const merge = await context.db.customerMerge.findUniqueOrThrow({ where: { id: rowIdOf(input.mergeId, 'CustomerMerge') ?? missingId } })
  const { winnerId, loserId } = merge
  const winner = await context.db.customer.update({ where: { id: winnerId }, data: {} })
  const system = context.system('undoing a merge puts everything back')
  const loser = await system.customer.update({ where: { id: loserId }, data: {} })
  if (merge.undoneAt !== null || loser.mergedIntoId !== winnerId) throw errors.MERGE_UNDONE()
  if (merge.undoUntil <= context.now()) throw errors.MERGE_FINAL({ until: merge.undoUntil.toISOString().slice(0, 10) })
  const newer = await system.customerMerge.findFirst({ where: { winnerId, undoneAt: null, createdAt: { gt: merge.createdAt } } })
  if (newer !== null) throw errors.MERGE_NOT_LAST({ name: newer.loserName })
  const moved = merge.moved as unknown as Moved
  await system.customer.update({ where: { id: winnerId }, data: valuesToRestore(winner, moved.winner) })
  await system.customer.update({ where: { id: loserId }, data: { ...valuesToRestore(loser, moved.loser), mergedIntoId: null } })
  await moveBack(system, moved, { from: loserId, to: winnerId })
  await system.duplicateCase.updateMany({ where: { status: 'MERGED', OR: [{ customerId: loserId }, { otherId: loserId }] }, data: { status: 'OPEN' } })
  await system.customerMerge.update({ where: { id: merge.id }, data: { undoneAt: context.now() } })
  for (const id of [winnerId, loserId]) await bringPurchasesUpToDate(context, id, { bought: false })
  return loserId
}
