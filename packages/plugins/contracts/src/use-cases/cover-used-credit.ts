import type { Context } from '../context.ts'
import { writePieces } from './allocate-money.ts'
import { requireNotBefore } from './days-of-what-happened.ts'
import { bookCreditDifferences, takeBackDifferences } from './exchange-differences.ts'
import { readCreditParts } from './read-credit-parts.ts'

interface TakenBack {
  readonly id: string
  readonly customerId: string
  readonly valueCurrency: string
}

/**
 * Credit of a receipt that is taken back may have paid something: the customer's other credit pays it from now on. What that receipt's credit paid
 * is taken back with its differences to the rates that were frozen and agreed on, and paid again on the same day with what there is, which is worth what its
 * own receipt was. Nothing that is owed changes. Runs when the receipt's credit is gone, and there is enough other credit.
 */
export async function coverUsedCredit(context: Context, { id, customerId, valueCurrency: currency }: TakenBack, bookedOn: Date): Promise<void> {
  const system = context.system('what the credit of a receipt paid is paid with other credit')
  const paid = await system.receiptAllocation.findMany({ where: { receiptId: null, reversesId: null, reversedBy: null, creditReceiptId: id }, orderBy: { id: 'asc' } })
  if (paid.length === 0) return
  for (const { countedOn } of paid) requireNotBefore(bookedOn, countedOn)
  const opposites = new Map(paid.map((allocation) => [allocation.id, context.newId()]))
  await context.db.receiptAllocation.createMany({
    data: paid.map(({ id: reversesId, contractId, installmentId, amountMinor, fxDifferenceMinor }) => ({
      id: opposites.get(reversesId)!, reversesId, receiptId: null, creditReceiptId: id, contractId, installmentId, currency, amountMinor: -amountMinor, fxDifferenceMinor: -fxDifferenceMinor, countedOn: bookedOn,
    })),
  })
  await takeBackDifferences(context, { receiptId: id, opposites, bookedOn })
  const parts = await readCreditParts(context, customerId, currency, paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0n))
  const allocated = await writePieces(context, { receiptId: null, currency, parts, countedOn: bookedOn }, paid)
  await bookCreditDifferences(context, { parts, allocated, currency, bookedOn })
}
