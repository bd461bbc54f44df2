import { globalId, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { toDate } from '../domain/days.ts'
import { readVisitsDue, type VisitDue } from '../use-cases/visits-due.ts'
import { classType } from './classes/enums.ts'

/** Customers whose next visit is due, as the treatment of their class says. */
export function visits(b: TenonBuilder<Slice>): void {
  const due = b.objectRef<VisitDue>('VisitDue').implement({
    description: 'A customer that nobody met for as long as its class says.',
    fields: (t) => ({
      id: t.id({ resolve: ({ customer }) => globalId('Customer', customer.id) }),
      name: t.string({ resolve: ({ customer }) => customer.name }),
      customerClass: t.field({ type: classType, nullable: true, resolve: ({ customer }) => customer.customerClass }),
      ownerName: t.string({ nullable: true, resolve: ({ customer }) => customer.owner?.name ?? null }),
      lastVisitOn: t.field({ type: 'Date', nullable: true, description: 'The last visit or meeting; null where there was none.', resolve: ({ lastVisitOn }) => (lastVisitOn === null ? null : toDate(lastVisitOn)) }),
      dueOn: t.field({ type: 'Date', description: 'When the class asked for the next one.', resolve: ({ dueOn }) => toDate(dueOn) }),
    }),
  })
  const list = b.objectRef<readonly VisitDue[]>('VisitsDue').implement({
    description: 'Customers whose next visit is due.',
    fields: (t) => ({
      totalCount: t.int({ resolve: (all) => all.length }),
      nodes: t.field({ type: [due], args: { first: t.arg.int({ description: 'How many, 1 to 500; 20 where left out.' }) }, resolve: (all, { first }) => all.slice(0, Math.min(500, Math.max(1, first ?? 20))) }),
    }),
  })
  b.queryField('visitsDue', (t) => t.field({
    type: list, description: 'Customers with an owner that nobody met for as long as the treatment of their class says, the longest first.',
    args: { mine: t.arg.boolean({ description: 'Only the customers of the caller.' }) },
    resolve: (_root, { mine }, context) => readVisitsDue(context, { mine: mine ?? false }),
  }))
}
