import { assertPeriodOpen, companyOf, crossRateOn, TenonError } from '@tenon/core'
import { formatRate, parseRate } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { valueOf } from '../domain/receipt-value.ts'
import { errors, inState, whom } from '../errors.ts'
import { told } from '../facts.ts'
import { peopleOf, requireInPerson } from '../reach.ts'
import { amountOf, dateOf, dayOf, rowOf, type MoneyInput } from '../rows.ts'
import { allocateMoney, type AllocationInput } from './allocate-money.ts'
import { coverUsedCredit } from './cover-used-credit.ts'
import { requireHappened, requireNotBefore } from './days-of-what-happened.ts'
import { bookDifferences, freezeReceipt, takeBackDifferences } from './exchange-differences.ts'

export interface ReceiptInput {
  readonly customerId: string
  readonly receivedOn: Date
  readonly amount: MoneyInput
  readonly bankReference: string
  readonly method?: never
  readonly payerName?: string | null
  /** The currency of the contracts, where the payment is in another one, and the rate of the day; that of the company's table where it is left out. */
  readonly valueCurrency?: string | null
  readonly fxRate?: string | null
  readonly allocations: readonly AllocationInput[]
}

/**
 * Records money that came in, and what it pays: several installments, of several contracts, in one transfer. Nothing counts
 * until somebody else confirms it. What is not allocated becomes credit of the customer then.
 */
export async function recordReceipt(context: Context, input: ReceiptInput): Promise<string> {
  const recordedById = requireInPerson(context)
  requireFinance(context)
  requireHappened(context, input.receivedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(input.receivedOn) })
  const customerId = rowOf(input.customerId, 'Customer')
  const customer = await context.db.customer.findUniqueOrThrow({ where: { id: customerId } })
  const amount = amountOf(input.amount, input.valueCurrency ?? companyOf(context).currency)
  if (amount.minor <= 0n) throw errors.RECEIPT_AMOUNT()
  const valueCurrency = input.valueCurrency ?? amount.currency
  const fxRate = valueCurrency === amount.currency ? null : input.fxRate ? formatRate(parseRate(String(input.fxRate))) : await rateOfDay(context, amount.currency, valueCurrency, dayOf(input.receivedOn))
  const valueMinor = valueOf(amount.minor, amount.currency, fxRate, valueCurrency)
  const owner = { ownerId: customer.ownerId, teamId: customer.teamId }
  const { id } = await context.db.receipt.create({
    data: {
      customerId, receivedOn: input.receivedOn, amountMinor: amount.minor, currency: amount.currency, valueMinor, valueCurrency, fxRate, recordedById, ...owner,
      bankReference: input.bankReference.trim(), payerName: input.payerName?.trim() || null, ...(input.method ? { method: input.method } : {}),
    },
    select: { id: true },
  })
  const fx = fxRate === null ? null : { currency: amount.currency, rate: fxRate }
  await allocateMoney(context, { receiptId: id, customerId, valueMinor, currency: valueCurrency, parts: [{ amountMinor: valueMinor, usedMinor: 0n, fx }], countedOn: null }, input.allocations)
  return id
}

/** "The person recording a receipt does not confirm it", administrators and deputies included. From then on it counts, as of the day it came. */
export async function confirmReceipt(context: Context, input: { readonly id: string; readonly expectedVersion: number }): Promise<string> {
  const confirmedById = requireInPerson(context)
  requireFinance(context)
  const id = rowOf(input.id, 'Receipt')
  await context.db.receipt.update({ where: { id, version: input.expectedVersion }, data: {} })
  const receipt = await context.db.receipt.findUniqueOrThrow({ where: { id }, include: { allocations: true } })
  if (receipt.status !== 'RECORDED') throw errors.RECEIPT_STATE(inState('ReceiptStatus', receipt.status))
  if (peopleOf(context.principal).includes(receipt.recordedById)) throw errors.RECEIPT_SAME_PERSON()
  requireHappened(context, receipt.receivedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(receipt.receivedOn) })
  const frozen = await freezeReceipt(context, receipt)
  await context.db.receipt.update({ where: { id }, data: { status: 'CONFIRMED', confirmedById, confirmedAt: context.now(), ...frozen } })
  await context.db.receiptAllocation.updateMany({ where: { receiptId: id }, data: { countedOn: receipt.receivedOn } })
  if (frozen !== null) await bookDifferences(context, receipt, frozen.baseMinor)
  const rest = receipt.valueMinor - receipt.allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const { customerId, valueCurrency: currency, ownerId, teamId } = receipt
  if (rest > 0n) await context.db.customerCredit.create({ data: { customerId, kind: 'OVERPAYMENT', bookedOn: receipt.receivedOn, amountMinor: rest, currency, receiptId: id, ownerId, teamId } })
  context.emit('receipt.confirmed', id, {
    receiptId: id, customerId, receivedOn: dayOf(receipt.receivedOn), amount: told(receipt.valueMinor, currency), credit: told(rest, currency),
    allocations: receipt.allocations.map(({ contractId, installmentId, amountMinor }) => ({ contractId, installmentId, amount: told(amountMinor, currency) })),
  })
  return id
}

/**
 * Takes a receipt back: "reversals are new rows, never edits". Each allocation gets its opposite, dated when it is reversed,
 * so that what stood before that day stands.
 */
export async function reverseReceipt(context: Context, input: { readonly id: string; readonly expectedVersion: number; readonly reason: string; readonly reversedOn?: Date | null }): Promise<string> {
  requireInPerson(context)
  requireFinance(context)
  const id = rowOf(input.id, 'Receipt')
  const { db } = context
  await db.receipt.update({ where: { id, version: input.expectedVersion }, data: {} })
  const receipt = await db.receipt.findUniqueOrThrow({ where: { id }, include: { allocations: { where: { reversesId: null } }, credits: true } })
  if (receipt.status === 'REVERSED') throw errors.RECEIPT_STATE(inState('ReceiptStatus', receipt.status))
  const reversedOn = input.reversedOn ?? dateOf(context.today())
  requireHappened(context, reversedOn)
  requireNotBefore(reversedOn, receipt.receivedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(reversedOn) })
  const isConfirmed = receipt.status === 'CONFIRMED'
  const opposites = new Map(receipt.allocations.map((allocation) => [allocation.id, context.newId()]))
  await db.receiptAllocation.createMany({
    data: receipt.allocations.map(({ id: reversesId, receiptId, contractId, installmentId, amountMinor, currency, fxDifferenceMinor }) => ({
      id: opposites.get(reversesId)!, receiptId, contractId, installmentId, currency, reversesId, amountMinor: -amountMinor, fxDifferenceMinor: -fxDifferenceMinor, countedOn: isConfirmed ? reversedOn : null,
    })),
  })
  await takeBackDifferences(context, { receiptId: id, opposites, bookedOn: reversedOn })
  await takeBackCredit(context, receipt, reversedOn)
  await db.receipt.update({ where: { id }, data: { status: 'REVERSED', reversedOn, reversalReason: input.reason } })
  if (isConfirmed) {
    context.emit('receipt.reversed', id, {
      receiptId: id, customerId: receipt.customerId, reversedOn: dayOf(reversedOn), amount: told(-receipt.valueMinor, receipt.valueCurrency),
      allocations: receipt.allocations.map(({ contractId, installmentId, amountMinor }) => ({ contractId, installmentId, amount: told(-amountMinor, receipt.valueCurrency) })),
    })
  }
  return id
}

async function rateOfDay(context: Context, currency: string, target: string, day: string): Promise<string> {
  try {
    return formatRate(await crossRateOn(context, { from: currency, to: target, day }))
  } catch (error) {
    if (error instanceof TenonError && error.code === 'FX_RATE_MISSING') throw errors.RECEIPT_RATE_REQUIRED({ currency, target })
    throw error
  }
}

interface Credited {
  readonly id: string
  readonly customerId: string
  readonly valueCurrency: string
  readonly ownerId: string | null
  readonly teamId: string | null
  readonly credits: readonly { readonly amountMinor: bigint }[]
}

async function takeBackCredit(context: Context, receipt: Credited, bookedOn: Date): Promise<void> {
  const credited = receipt.credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  if (credited === 0n) return
  if ((await creditBalance(context, receipt.customerId, receipt.valueCurrency)) < credited) throw errors.CREDIT_USED()
  const { id: receiptId, customerId, valueCurrency: currency, ownerId, teamId } = receipt
  await context.db.customerCredit.create({ data: { customerId, kind: 'REVERSAL', bookedOn, amountMinor: -credited, currency, receiptId, ownerId, teamId } })
  await coverUsedCredit(context, receipt, bookedOn)
}

/** What a customer has with us; locked, so that nobody spends it at the same moment. */
export async function creditBalance(context: Context, customerId: string, currency: string): Promise<bigint> {
  await context.system('one use of a customer\'s credit at a time').customer.update({ where: { id: customerId }, data: {} })
  const { _sum } = await context.db.customerCredit.aggregate({ where: { customerId, currency }, _sum: { amountMinor: true } })
  return _sum.amountMinor ?? 0n
}

export function requireFinance({ principal }: Context): void {
  if (!principal.has('contracts:receipts')) throw errors.CONTRACT_NOT_ALLOWED(whom('FINANCE'))
}
