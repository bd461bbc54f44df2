import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'

/** More levels than any group has; where somebody wrote a circle past the rules, walking ends. */
const mostLevels = 50

/** Lets one after the other put companies below another, until the transaction ends: of two who do so at once, the second sees what the first did, and no circle comes of it. */
export async function inTurn(context: Context): Promise<void> {
  await context.system('a group of companies stays a tree, whoever changes it at once').customerLock.updateMany({ where: { key: 'group' }, data: { heldAt: context.now() } })
}

/** The companies above a customer, the nearest first, whoever sees them. */
export async function companiesAbove(context: Context, id: string): Promise<string[]> {
  const system = context.system('a group of companies is a tree, whoever sees all of it')
  const above: string[] = []
  let next = (await system.customer.findUnique({ where: { id }, select: { parentId: true } }))?.parentId ?? null
  while (next !== null && !above.includes(next) && next !== id && above.length < mostLevels) {
    above.push(next)
    next = (await system.customer.findUnique({ where: { id: next }, select: { parentId: true } }))?.parentId ?? null
  }
  return above
}

/** A company of a group as the caller sees it. */
export interface GroupCompany {
  readonly id: string
  readonly name: string | null
  /** 0 for the one at the top. */
  readonly depth: number
  readonly lifecycle: string | null
  readonly ownerName: string | null
  readonly firstPurchaseOn: Date | null
}

/** All companies of the group that a customer belongs to, each below its parent company; those that the caller does not see are left out. Null where she does not see the customer. */
export async function readGroup(context: Context, globalId: string): Promise<GroupCompany[] | null> {
  const id = rowIdOf(globalId, 'Customer') ?? missingId
  if ((await context.db.customer.findUnique({ where: { id }, select: { id: true } })) === null) return null
  const tree = await treeBelow(context, (await companiesAbove(context, id)).at(-1) ?? id)
  const rows = await context.db.customer.findMany({ where: { id: { in: [...tree.keys()] } }, select: { id: true, name: true, lifecycle: true, firstPurchaseOn: true, owner: { select: { name: true } } }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  const below = (parentId: string | null): GroupCompany[] => [...tree].filter(([, place]) => place.parentId === parentId).flatMap(([one, { depth }]) => {
    const row = rows.find((candidate) => candidate.id === one)
    return [...(row ? [{ id: one, name: row.name, depth, lifecycle: row.lifecycle, ownerName: row.owner?.name ?? null, firstPurchaseOn: row.firstPurchaseOn }] : []), ...below(one)]
  })
  return below(null)
}

interface Place {
  /** Null for the one at the top. */
  readonly parentId: string | null
  readonly depth: number
}

/** Level by level, each company once. Those that were merged into another are no companies of their own. */
async function treeBelow(context: Context, top: string): Promise<ReadonlyMap<string, Place>> {
  const system = context.system('a group of companies is a tree, whoever sees all of it')
  const tree = new Map<string, Place>([[top, { parentId: null, depth: 0 }]])
  let level = [top]
  for (let depth = 1; level.length > 0 && depth <= mostLevels; depth++) {
    const found = await system.customer.findMany({ where: { parentId: { in: level }, mergedIntoId: null }, select: { id: true, parentId: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    const fresh = found.filter(({ id }) => !tree.has(id))
    for (const { id, parentId } of fresh) tree.set(id, { parentId, depth })
    level = fresh.map(({ id }) => id)
  }
  return tree
}

export interface NewCustomersQuestion {
  readonly from: Date
  readonly to: Date
  readonly byGroup: boolean
}

/**
 * Policy: "new customer = first purchase in the period; option: first purchase of the whole parent group." Days inclusive; of those that the caller sees. By
 * group, several companies of one group are one new customer, and none where any of the group bought before.
 */
export async function countNewCustomers(context: Context, { from, to, byGroup }: NewCustomersQuestion): Promise<number> {
  if (!context.principal.has('customers:read')) return 0
  const rows = await context.db.customer.findMany({ where: { firstPurchaseOn: { gte: from, lte: to } }, select: { id: true, parentId: true } })
  if (!byGroup) return rows.length
  const tops = new Set<string>()
  for (const { id } of rows) tops.add((await companiesAbove(context, id)).at(-1) ?? id)
  const system = context.system('whether another company of a group bought before')
  let count = 0
  for (const top of tops) {
    const ids = [...(await treeBelow(context, top)).keys()]
    if ((await system.customer.count({ where: { id: { in: ids }, firstPurchaseOn: { lt: from } } })) === 0) count++
  }
  return count
}
