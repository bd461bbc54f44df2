import { companyOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors, inState } from '../errors.ts'
import { peopleOf, requireInPerson } from '../reach.ts'
import { amountOf, dateOf, rowOf, spell, type MoneyInput } from '../rows.ts'
import { allocateMoney, type AllocationInput } from './allocate-money.ts'
import { bookCreditDifferences } from './exchange-differences.ts'
import { requireHappened } from './days-of-what-happened.ts'
import { settleOwing } from './hold-owing.ts'
import { readCreditParts } from './read-credit-parts.ts'
import { creditBalance, requireFinance } from './receipts.ts'

export interface CreditUse {
  readonly customerId: string
  readonly currency: string
  readonly allocations: readonly AllocationInput[]
}

/** Pays installments with what the customer has with us, the oldest first: what it brought in another currency is counted as it is when a receipt pays. */
export async function useCredit(context: Context, input: CreditUse): Promise<string> {
  requireInPerson(context)
  requireFinance(context)
  const customerId = rowOf(input.customerId, 'Customer')
  const customer = await context.db.customer.findUniqueOrThrow({ where: { id: customerId } })
  const available = await creditBalance(context, customerId, input.currency)
  const countedOn = dateOf(context.today())
  const parts = await readCreditParts(context, customerId, input.currency)
  const allocated = await allocateMoney(context, { receiptId: null, customerId, valueMinor: available, currency: input.currency, parts, countedOn }, input.allocations)
  await bookCreditDifferences(context, { parts, allocated, currency: input.currency, bookedOn: countedOn })
  const used = allocated.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  await context.db.customerCredit.create({ data: { customerId, kind: 'USED', bookedOn: countedOn, amountMinor: -used, currency: input.currency, ownerId: customer.ownerId, teamId: customer.teamId } })
  settleOwing(context, customerId)
  return customerId
}

/** Sets credit aside to be paid back; somebody else pays it. */
export async function requestRefund(context: Context, input: { readonly customerId: string; readonly amount: MoneyInput; readonly reason: string }): Promise<string> {
  const requestedById = requireInPerson(context)
  requireFinance(context)
  const customerId = rowOf(input.customerId, 'Customer')
  const { ownerId, teamId } = await context.db.customer.findUniqueOrThrow({ where: { id: customerId } })
  const { minor, currency } = amountOf(input.amount, companyOf(context).currency)
  if (minor <= 0n) throw errors.RECEIPT_AMOUNT()
  const available = await creditBalance(context, customerId, currency)
  if (minor > available) throw errors.RECEIPT_OVER_ALLOCATED({ allocated: spell(minor, currency), available: spell(available, currency) })
  const { id } = await context.db.refund.create({ data: { customerId, amountMinor: minor, currency, reason: input.reason, requestedById, ownerId, teamId }, select: { id: true } })
  await context.db.customerCredit.create({ data: { customerId, kind: 'REFUND', bookedOn: dateOf(context.today()), amountMinor: -minor, currency, refundId: id, ownerId, teamId } })
  return id
}

export async function payRefund(context: Context, input: { readonly id: string; readonly expectedVersion: number; readonly paidOn: Date; readonly bankReference: string }): Promise<string> {
  requireInPerson(context)
  requireFinance(context)
  const id = rowOf(input.id, 'Refund')
  await context.db.refund.update({ where: { id, version: input.expectedVersion }, data: {} })
  const refund = await context.db.refund.findUniqueOrThrow({ where: { id } })
  if (refund.status !== 'REQUESTED') throw errors.RECEIPT_STATE(inState('RefundStatus', refund.status))
  if (peopleOf(context.principal).includes(refund.requestedById)) throw errors.RECEIPT_SAME_PERSON()
  requireHappened(context, input.paidOn)
  await context.db.refund.update({ where: { id }, data: { status: 'PAID', paidOn: input.paidOn, bankReference: input.bankReference.trim() } })
  return id
}
