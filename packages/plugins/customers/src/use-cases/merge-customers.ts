import { missingId, referencesTo, rowIdOf } from '@tenon/core'
import type { AnyContext, Context } from '../context.ts'
import { addDays } from '../domain/days.ts'
import { errors } from '../errors.ts'
import { companiesAbove } from './group.ts'
import { pick, takeValues, type MergeField } from './merge-values.ts'
import { moveReferences, type Moved } from './move-references.ts'
import { bringPurchasesUpToDate } from './purchase-state.ts'

export interface MergeInput {
  readonly winnerId: string
  readonly loserId: string
  /** Fields whose value is taken from the one that goes. */
  readonly take?: readonly MergeField[] | null
}

const daysToUndo = 30

/**
 * Policy: "merge: MANAGER; the loser's id redirects for ever; reversible 30 days; all in one transaction." Everything that points at
 * the loser, in whatever plugin, points at the winner afterwards; the record of the merge keeps what was where. Throws MERGE_FORBIDDEN, MERGE_WITH_ITSELF, MERGE_INTO_BELOW.
 */
export async function mergeCustomers(context: Context, input: MergeInput): Promise<string> {
  const [winnerId, loserId] = [rowIdOf(input.winnerId, 'Customer') ?? missingId, rowIdOf(input.loserId, 'Customer') ?? missingId]
  if (!context.principal.has('customers:merge')) throw errors.MERGE_FORBIDDEN()
  if (winnerId === loserId) throw errors.MERGE_WITH_ITSELF()
  // The right to change both, and their locks, always in the same order.
  for (const id of [winnerId, loserId].sort()) await context.db.customer.update({ where: { id }, data: {} })
  const [winner, loser] = [await context.db.customer.findUniqueOrThrow({ where: { id: winnerId } }), await context.db.customer.findUniqueOrThrow({ where: { id: loserId } })]
  // One directly below takes the place of the other; one further down would be above its own parent company.
  if ((await companiesAbove(context, winnerId)).indexOf(loserId) > 0) throw errors.MERGE_INTO_BELOW({ lower: winner.name, upper: loser.name })
  const system = context.system('a merge moves what every plugin keeps of a customer')
  const moved = await moveReferences(system, referencesTo(context, 'Customer'), { from: loser, to: winner })
  const values = takeValues(winner, loser, input.take ?? [])
  await system.customer.update({ where: { id: loserId }, data: { ...values.loser.after, mergedIntoId: winnerId } })
  await system.customer.update({ where: { id: winnerId }, data: values.winner.after })
  await bringPurchasesUpToDate(context, winnerId, { bought: false })
  const merged = await system.customer.findUniqueOrThrow({ where: { id: winnerId } })
  const record: Moved = { ...moved, winner: { before: { ...pick(winner, derived), ...values.winner.before }, after: { ...pick(merged, derived), ...values.winner.after } }, loser: values.loser }
  const { id } = await system.customerMerge.create({
    data: { winnerId, loserId, loserName: loser.name, undoUntil: new Date(`${addDays(context.today(), daysToUndo)}T00:00:00.000Z`), moved: asJson(record), ownerId: winner.ownerId, teamId: winner.teamId },
  })
  await system.duplicateCase.updateMany({ where: { status: 'OPEN', OR: [{ customerId: loserId }, { otherId: loserId }] }, data: { status: 'MERGED' } })
  context.emit('customers.merged', winnerId, { winnerId, loserId, mergeId: id })
  return winnerId
}

/** What follows from the purchases of both. */
const derived = ['lifecycle', 'firstPurchaseOn', 'lastPurchaseOn', 'lostAt', 'lostReason']

function asJson(record: Moved): object {
  return JSON.parse(JSON.stringify(record, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))) as object
}

/** Where a merged customer's id leads to, through as many merges as there were. */
export async function findMergedInto(context: Context, id: string): Promise<string | null> {
  const system = context.system('where the id of a merged customer leads to')
  let next = await system.customer.findUnique({ where: { id }, select: { id: true, mergedIntoId: true } })
  for (let steps = 0; next?.mergedIntoId && steps < 50; steps++) next = await system.customer.findUnique({ where: { id: next.mergedIntoId }, select: { id: true, mergedIntoId: true } })
  return next === null || next.id === id ? null : next.id
}

/** For other plugins: the customer that stands for this one today, itself where it was never merged away. Says nothing of whether the caller sees it. */
export async function customerAfterMerges(context: AnyContext, id: string): Promise<string> {
  return (await findMergedInto(context as Context, id)) ?? id
}
