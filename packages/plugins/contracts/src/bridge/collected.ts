import type { ReportedActual } from '@tenon/pipeline'
import { allocateWhole } from '@tenon/core/money'
import { addDays } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { dateOf, dayOf } from '../rows.ts'

/** Allocations that are reported at a time. */
const PAGE = 500
/** Days that a night looks back: what was counted since the last one, and what a night that failed left. */
const LOOK_BACK = 7

/**
 * What was collected counts against the targets of those whose credit the contract is, of the month in which it came: a receipt from the day that it is counted,
 * and one that is reversed as less, from the day of the reversal. In the transaction of either.
 */
export async function reportReceipt(context: Context, receiptId: string): Promise<void> {
  const system = context.system('what a receipt pays counts against the targets of those whose credit its contracts are')
  // Where a receipt is reversed whose credit paid something, other credit pays that from now on: all that these contracts were paid is looked at.
  const paid = await system.receiptAllocation.findMany({ where: { OR: [{ receiptId }, { creditReceiptId: receiptId }] }, select: { contractId: true } })
  const contractId = { in: [...new Set(paid.map((allocation) => allocation.contractId))] }
  await report(context, await system.receiptAllocation.findMany({ where: { countedOn: { not: null }, contractId }, ...credited }))
}

/**
 * What is paid with credit is told by nobody and reported the night after; and the first night brings what was collected before there were targets of it. Months for which somebody typed
 * what was collected are left as they were typed. Does nothing where no targets are kept.
 */
export async function reportCollected(context: Context): Promise<void> {
  if (!('actualFact' in (context.db as object))) return
  const system = context.system('what was collected counts against the targets of those whose credit its contracts are')
  const isFirst = (await system.actualFact.count({ where: { sourceModule: 'contracts' } })) === 0
  const typed = isFirst ? await system.actualFact.findMany({ where: { metric: 'COLLECTION', sourceModule: 'manual' }, select: { personId: true, on: true } }) : []
  const isTyped = new Set(typed.map(({ personId, on }) => monthOf(personId, dayOf(on))))
  const since = isFirst ? {} : { updatedAt: { gte: dateOf(addDays(context.today(), -LOOK_BACK)) } }
  for (let after: string | undefined; ; ) {
    const page = await system.receiptAllocation.findMany({ where: { countedOn: { not: null }, ...since, ...(after === undefined ? {} : { id: { gt: after } }) }, ...credited, orderBy: { id: 'asc' }, take: PAGE })
    await report(context, page, ({ personId, on }) => !isTyped.has(monthOf(personId, on)))
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}

function monthOf(personId: string, day: string): string {
  return `${personId} ${day.slice(0, 7)}`
}

const credited = { select: { id: true, contractId: true, amountMinor: true, currency: true, countedOn: true, contract: { select: { ownerId: true, splits: { where: { kind: 'REVENUE' }, select: { personId: true, shareBp: true } } } } } } as const

interface Allocation {
  readonly id: string
  readonly contractId: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly countedOn: Date | null
  readonly contract: { readonly ownerId: string | null; readonly splits: readonly { readonly personId: string; readonly shareBp: number }[] }
}

async function report(context: Context, allocations: readonly Allocation[], isWanted: (fact: ReportedActual) => boolean = () => true): Promise<void> {
  // Loaded only here: the package of the targets need not be installed where they are not enabled.
  const { keepActuals } = await import('@tenon/pipeline')
  await keepActuals(context, allocations.flatMap(factsOf).filter(isWanted))
}

/** One fact for each who is credited: the parts make up what was allocated, and what is taken back is divided as it came. */
function factsOf({ id, contractId, amountMinor, currency, countedOn, contract: { ownerId, splits } }: Allocation): ReportedActual[] {
  const shares = splits.length > 0 ? splits.toSorted((a, b) => b.shareBp - a.shareBp || (a.personId < b.personId ? -1 : 1)) : ownerId === null ? [] : [{ personId: ownerId, shareBp: 10_000 }]
  if (shares.length === 0) return []
  const size = amountMinor < 0n ? -amountMinor : amountMinor
  const parts = allocateWhole(size, shares.map(({ shareBp }) => BigInt(shareBp)))
  return shares.map(({ personId }, index) => ({
    factKey: `contracts:${id}:${personId}`, sourceModule: 'contracts', sourceId: contractId, metric: 'COLLECTION', personId, on: dayOf(countedOn!),
    amountMinor: amountMinor < 0n ? -parts[index]! : parts[index]!, currency,
  }))
}
