import type { DomainEvent, EventHandler } from '@tenon/core'
import type { AnyContext, Context } from '../context.ts'
import { toDate } from '../domain/days.ts'

/** What the facts below say of the customer and of the day; which day it is depends on the fact. */
interface Touch {
  readonly customerId: string | null
  readonly closedOn?: string | null
  readonly signedOn?: string | null
  readonly terminatedOn?: string | null
  readonly receivedOn?: string | null
}

/**
 * What is done with a customer without a word in its log: a deal begins or comes to its end, a contract is signed, changed or ended, money comes in. The
 * clocks of the pool begin anew with it. A contract that is void was none, and money that went back was not earned: neither counts.
 */
export const touchHandlers: readonly EventHandler[] = [
  touches('lead.converted', () => null),
  touches('opportunity.won', ({ closedOn }) => closedOn),
  touches('opportunity.lost', ({ closedOn }) => closedOn),
  touches('opportunity.reopened', () => null),
  touches('contract.signed', ({ signedOn }) => signedOn),
  touches('contract.amended', ({ signedOn }) => signedOn),
  touches('contract.terminated', ({ terminatedOn }) => terminatedOn),
  touches('contract.completed', () => null),
  touches('receipt.confirmed', ({ receivedOn }) => receivedOn),
]

/** `dayOf`: the day of the fact; null where it is the moment in which it is told. */
function touches(event: string, dayOf: (fact: Touch) => string | null | undefined): EventHandler {
  return {
    event, id: `touches:${event}`, mode: 'in-transaction',
    run: async ({ payload }: DomainEvent, plain) => {
      const context = plain as AnyContext as Context
      const fact = payload as Touch
      if (!fact.customerId) return
      const day = dayOf(fact)
      const at = day ? toDate(day.slice(0, 10)) : context.now()
      if (at > context.now()) return
      const touched = await context.memo('customers:touched', () => Promise.resolve(new Map<string, Date>()))
      const known = touched.get(fact.customerId)
      if (known === undefined || known < at) touched.set(fact.customerId, at)
      context.settle('customers:touched', () => writeTouches(context, touched))
    },
  }
}

/** Once for a mutation, which may tell of hundreds of deals: the customers of one moment together. */
async function writeTouches(context: Context, touched: Map<string, Date>): Promise<void> {
  const byMoment = new Map<number, string[]>()
  for (const [customerId, at] of touched) byMoment.set(at.getTime(), [...(byMoment.get(at.getTime()) ?? []), customerId])
  touched.clear()
  const { customer } = context.system('what happened with a customer last')
  for (const [moment, ids] of byMoment) {
    const at = new Date(moment)
    await customer.updateMany({ where: { id: { in: ids }, OR: [{ lastDealAt: null }, { lastDealAt: { lt: at } }] }, data: { lastDealAt: at } })
  }
}
