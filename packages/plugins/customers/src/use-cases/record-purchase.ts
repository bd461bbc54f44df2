import { missingId, rowIdOf } from '@tenon/core'
import { parseMoney } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { toDate, toDay } from '../domain/days.ts'
import { errors } from '../errors.ts'
import { bringPurchasesUpToDate } from './purchase-state.ts'

export interface NewPurchase {
  readonly customerId: string
  readonly on: Date
  readonly amount: { readonly amount: string; readonly currency?: string | null }
  readonly note?: string | null
}

/** A purchase that no module knows of, typed in. Everything that follows from purchases is brought up to date with it. */
export async function recordPurchase(context: Context, input: NewPurchase): Promise<string> {
  const customerId = rowIdOf(input.customerId, 'Customer') ?? missingId
  const on = toDay(input.on)
  if (on > context.today()) throw errors.PURCHASE_IN_FUTURE({ on, today: context.today() })
  // The right to change the customer, and its lock: two purchases at once are counted one after the other.
  await context.db.customer.update({ where: { id: customerId }, data: {} })
  const { minor, currency } = parseMoney(input.amount.amount, currencyOf(input))
  const { id } = await context.db.purchaseFact.create({
    data: {
      factKey: `manual:${context.newId()}`, sourceModule: 'manual', kind: 'MANUAL', on: toDate(on), grossMinor: minor, currency, note: input.note ?? null,
      customerId,
    },
  })
  await bringPurchasesUpToDate(context, customerId, { bought: true })
  return id
}

function currencyOf({ amount }: NewPurchase): string {
  if (!amount.currency) throw errors.PURCHASE_NEEDS_CURRENCY()
  return amount.currency
}

/** Policy: "posted facts are never edited." A typed-in purchase that was none is taken back by a row of its own. */
export async function voidPurchase(context: Context, input: { readonly id: string; readonly reason: string }): Promise<string> {
  const fact = await context.db.purchaseFact.findUniqueOrThrow({ where: { id: rowIdOf(input.id, 'PurchaseFact') ?? missingId } })
  await context.db.customer.update({ where: { id: fact.customerId }, data: {} })
  if (fact.sourceModule !== 'manual') throw errors.PURCHASE_OF_A_MODULE({ module: fact.sourceModule })
  const taken = await context.db.purchaseFact.findFirst({ where: { reversesId: fact.id } })
  if (taken !== null || fact.reversesId !== null) throw errors.PURCHASE_TAKEN_BACK()
  const { id } = await context.db.purchaseFact.create({
    data: {
      factKey: `${fact.factKey}:voided`, sourceModule: fact.sourceModule, kind: 'RETURN', on: toDate(context.today()), grossMinor: -fact.grossMinor, currency: fact.currency,
      note: input.reason, customerId: fact.customerId, reversesId: fact.id,
    },
  })
  await bringPurchasesUpToDate(context, fact.customerId, { bought: false })
  return id
}
