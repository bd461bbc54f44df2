import type { AnyContext, Context } from '../context.ts'
import { addMonths, toDate, toDay } from '../domain/days.ts'
import { lifecycleAfter } from '../domain/lifecycle.ts'
import { purchaseDays, type PurchaseRow } from '../domain/purchases.ts'
import { classifyCustomer } from './classes/classify-customer.ts'
import { readPolicy } from './read-policy.ts'

type Customer = Awaited<ReturnType<Context['db']['customer']['update']>>

/**
 * Policy: "a purchase later voided: frequency, lifecycle and new customer are computed again." First and last purchase, the
 * status and the class follow from the purchases that still count. The customer is locked first, so that two purchases at once both count.
 */
export async function bringPurchasesUpToDate(anyContext: AnyContext, customerId: string, { bought }: { readonly bought: boolean }): Promise<void> {
  const context = anyContext as Context
  const system = context.system('what follows from the purchases of a customer')
  const customer = await system.customer.update({ where: { id: customerId }, data: {} })
  const facts = await system.purchaseFact.findMany({ where: { customerId } })
  // What was imported as a bare day of the first purchase stays until a purchase is known.
  if (facts.length > 0) await followPurchases(context, customer, { facts, bought })
  await classifyCustomer(context, customerId, { cause: 'PURCHASE' })
}

async function followPurchases(context: Context, customer: Customer, { facts, bought }: { readonly facts: readonly PurchaseRow[]; readonly bought: boolean }): Promise<void> {
  const days = purchaseDays(facts)
  const { dormantAfterMonths } = await readPolicy(context)
  const lifecycle = lifecycleAfter(customer.lifecycle, days, { dormantBefore: addMonths(context.today(), -dormantAfterMonths), bought })
  const isSame = lifecycle === customer.lifecycle && same(customer.firstPurchaseOn, days.firstPurchaseOn) && same(customer.lastPurchaseOn, days.lastPurchaseOn)
  if (isSame) return
  const back = customer.lifecycle === 'LOST' && lifecycle !== 'LOST' ? { lostAt: null, lostReason: null } : {}
  await context.system('what follows from the purchases of a customer').customer.update({ where: { id: customer.id }, data: { lifecycle, firstPurchaseOn: dateOf(days.firstPurchaseOn), lastPurchaseOn: dateOf(days.lastPurchaseOn), ...back } })
}

function same(date: Date | null, day: string | null): boolean {
  return (date === null ? null : toDay(date)) === day
}

function dateOf(day: string | null): Date | null {
  return day === null ? null : toDate(day)
}
