import { money, type Money } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { creditParts, type CreditPart } from '../domain/credit-parts.ts'
import { creditWorth } from '../domain/exchange-difference.ts'
import type { Part } from './allocate-money.ts'

/** Credit as it came, with what it was worth that day. */
export interface CreditOfReceipt extends CreditPart, Part {
  /** In the currency of the company; null where no foreign currency had a part in it. */
  readonly worth: Money | null
}

/** What a customer has with us in a currency, by the receipts that it came of, the oldest first. `freedMinor` of it is not counted as used. */
export async function readCreditParts(context: Context, customerId: string, currency: string, freedMinor = 0n): Promise<readonly CreditOfReceipt[]> {
  const system = context.system('credit is worth what the receipt that it came of was worth')
  const movements = await system.customerCredit.findMany({ where: { customerId, currency }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { kind: true, receiptId: true, amountMinor: true, baseMinor: true, baseCurrency: true } })
  const parts = creditParts(movements, freedMinor)
  const receipts = await system.receipt.findMany({ where: { id: { in: parts.flatMap(({ receiptId }) => (receiptId === null ? [] : [receiptId])) } }, include: { allocations: { where: { reversesId: null } } } })
  const known = new Map(receipts.map((receipt) => [receipt.id, receipt]))
  return parts.map((part) => {
    const receipt = part.receiptId === null ? undefined : known.get(part.receiptId)
    if (receipt === undefined) return { ...part, creditReceiptId: null, fx: null, worth: worthOf(part) }
    const { baseMinor, baseCurrency, valueMinor, valueCurrency, fxRate, allocations } = receipt
    return {
      ...part, creditReceiptId: receipt.id, fx: fxRate === null ? null : { currency: receipt.currency, rate: fxRate.toFixed() },
      worth: baseMinor === null || baseCurrency === null ? null : creditWorth(money(baseMinor, baseCurrency), money(valueMinor, valueCurrency), allocations.map(({ amountMinor }) => amountMinor)),
    }
  })
}

function worthOf({ baseMinor, baseCurrency }: CreditPart): Money | null {
  return baseMinor === null || baseCurrency === null ? null : money(baseMinor, baseCurrency)
}
