import { companyOf } from '@tenon/core'
import { openZone } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { addDays, toDate } from '../domain/days.ts'
import { handOver } from './pool.ts'
import type { Policy } from './read-policy.ts'

/** A customer that nothing happens with any more. */
export interface Forgotten {
  readonly id: string
  readonly ownerId: string
  readonly lastContactAt: Date | null
  readonly lastDealAt: Date | null
  /** Since when its owner has it. */
  readonly since: Date
}

/** In one night at most; a longer list goes on the next one. */
const atMost = 2_000

/**
 * Customers that go back into the pool when nothing happens until `on`, by two clocks. That of care stops for an entry of the log, a task that was done, a
 * deal, a contract, a payment and a purchase; that of selling for the last four alone. Both begin anew with the owner: whoever got a customer lately has the whole time again.
 */
export async function findForgotten(context: Context, policy: Policy, on: string): Promise<Forgotten[]> {
  const { recycleNoContactDays, recycleNoDealDays } = policy
  const unsold = recycleNoDealDays > 0 ? await silentSince(context, addDays(on, -recycleNoDealDays), {}) : []
  const uncared = recycleNoContactDays > 0 ? await silentSince(context, addDays(on, -recycleNoContactDays), { care: true }) : []
  const all = new Map([...unsold, ...uncared].map((row) => [row.id, row]))
  return [...all.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1)).slice(0, atMost)
}

/** Those with which nothing happened since the beginning of a day of the company. */
async function silentSince(context: Context, day: string, { care = false }: { readonly care?: boolean }): Promise<Forgotten[]> {
  const system = context.system('customers that nobody takes care of go back into the pool')
  const before = openZone(companyOf(context).timeZone).instantAt(day)
  const isBefore = (column: string, value: Date) => ({ OR: [{ [column]: null }, { [column]: { lt: value } }] })
  const where = {
    ownerId: { not: null }, poolProtected: false, blacklisted: false, mergedIntoId: null, lifecycle: { not: 'LOST' as const }, holds: { none: {} }, createdAt: { lt: before },
    ownershipSpans: { some: { current: true, beganAt: { lt: before } } },
    AND: [isBefore('lastDealAt', before), isBefore('lastPurchaseOn', toDate(day)), ...(care ? [isBefore('lastContactAt', before)] : [])],
  }
  const found: Forgotten[] = []
  for (let after: string | null = null; found.length < atMost;) {
    const rows: Row[] = await system.customer.findMany({
      where: { ...where, ...(after === null ? {} : { id: { gt: after } }) } as never, orderBy: { id: 'asc' }, take: atMost,
      select: { id: true, ownerId: true, lastContactAt: true, lastDealAt: true, ownershipSpans: { where: { current: true }, select: { beganAt: true } } },
    })
    const busy = care ? await withTaskDone(context, rows.map(({ id }) => id), before) : new Set<string>()
    found.push(...rows.filter(({ id }) => !busy.has(id)).map(({ ownershipSpans, ownerId, ...row }) => ({ ...row, ownerId: ownerId!, since: ownershipSpans[0]!.beganAt })))
    if (rows.length < atMost) break
    after = rows.at(-1)!.id
  }
  return found
}

type Row = Omit<Forgotten, 'ownerId' | 'since'> & { readonly ownerId: string | null; readonly ownershipSpans: readonly { readonly beganAt: Date }[] }

/** Of these customers those for which, or for whose contacts, somebody has done a task since then. */
async function withTaskDone(context: Context, ids: readonly string[], since: Date): Promise<ReadonlySet<string>> {
  const system = context.system('whoever does something for a customer takes care of it')
  const done = await system.task.findMany({ where: { status: 'DONE', completedAt: { gte: since }, model: { in: ['Customer', 'Contact'] } }, select: { model: true, recordId: true } })
  const of = (model: string) => [...new Set(done.flatMap((task) => (task.model === model && task.recordId !== null ? [task.recordId] : [])))]
  const contacts = await system.contact.findMany({ where: { id: { in: of('Contact') }, customerId: { in: [...ids] } }, select: { customerId: true } })
  return new Set([...of('Customer'), ...contacts.map(({ customerId }) => customerId)])
}

/** Every night: back into the pool goes who was neither taken care of nor bought for long. */
export async function recycleCustomers(context: Context, policy: Policy): Promise<number> {
  const forgotten = await findForgotten(context, policy, context.today())
  const system = context.system('customers that nobody takes care of go back into the pool')
  for (const { id } of forgotten) await handOver(context, id, { ownerId: null, teamId: null, reason: 'RECYCLED' }, system)
  return forgotten.length
}
