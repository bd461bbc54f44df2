import { companyOf } from '@tenon/core'
import { addDays, openZone } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { classes, type CustomerClass } from '../domain/classification/policy.ts'
import { treatmentOfClass } from './classes/treatments.ts'

export interface VisitDue {
  readonly customer: Customer
  /** The day of the last visit or meeting; null where there was none. */
  readonly lastVisitOn: string | null
  readonly dueOn: string
}

type Customer = Awaited<ReturnType<typeof unvisited>>[number]

/** What counts as a visit. */
const kinds = ['VISIT', 'MEETING'] as const
/** Customers of a class that are looked at. */
const most = 2_000

/**
 * "Class treatment driving visits": customers with an owner that nobody met for as long as their class says, the longest first. Where there was no visit yet,
 * the time runs from the day on which the customer was entered. Whoever is lost or blacklisted is not visited. Only what the caller sees.
 */
export async function readVisitsDue(context: Context, { mine }: { readonly mine: boolean }): Promise<VisitDue[]> {
  const { principal } = context
  if (!principal.has('customers:read') || (mine && principal.personId === null)) return []
  const zone = openZone(companyOf(context).timeZone)
  const due: VisitDue[] = []
  for (const customerClass of classes) {
    const { visitEveryDays } = await treatmentOfClass(context, customerClass)
    if (visitEveryDays === null) continue
    const before = zone.instantAt(addDays(context.today(), 1 - visitEveryDays))
    const customers = await unvisited(context, { customerClass, before, ...(mine ? { ownerId: principal.personId! } : {}) })
    const lastVisits = await lastVisitsOf(context, customers.map(({ id }) => id))
    for (const customer of customers) {
      const last = lastVisits.get(customer.id)
      due.push({ customer, lastVisitOn: last ? zone.dateOf(last) : null, dueOn: addDays(zone.dateOf(last ?? customer.createdAt), visitEveryDays) })
    }
  }
  return due.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : left.customer.id < right.customer.id ? -1 : 1))
}

/** A customer without a class is treated like the last one. */
function unvisited({ db, now }: Context, { customerClass, before, ownerId }: { readonly customerClass: CustomerClass; readonly before: Date; readonly ownerId?: string }) {
  const ofClass = customerClass === 'D' ? { OR: [{ customerClass }, { customerClass: null }] } : { customerClass }
  return db.customer.findMany({
    where: { ...ofClass, ownerId: ownerId ?? { not: null }, lifecycle: { not: 'LOST' }, blacklisted: false, createdAt: { lt: before }, interactions: { none: { kind: { in: [...kinds] }, at: { gte: before, lte: now() } } } },
    select: { id: true, name: true, customerClass: true, createdAt: true, owner: { select: { name: true } } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: most,
  })
}

async function lastVisitsOf({ db, now }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const visits = await db.interaction.groupBy({ by: ['customerId'], where: { customerId: { in: [...ids] }, kind: { in: [...kinds] }, at: { lte: now() } }, _max: { at: true }, orderBy: { customerId: 'asc' } })
  return new Map(visits.flatMap(({ customerId, _max: { at } }) => (at === null ? [] : [[customerId, at]])))
}
