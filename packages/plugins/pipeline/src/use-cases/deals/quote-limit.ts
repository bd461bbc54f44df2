import { missingId, rowIdOf } from '@tenon/core'
import { treatmentOf } from '@tenon/customers'
import type { Context } from '../../context.ts'

export interface QuoteLimit {
  readonly customerClass: string
  readonly maxDiscountBp: number
  readonly isAbove: boolean
}

/**
 * "Class treatment driving discounts": what the class of a quote's customer is given at most today. Null where the class sets nothing, or the quote or its customer is
 * out of the caller's reach. Nothing is refused by it: a contract at such a discount asks one more to review it.
 */
export async function readQuoteLimit(context: Context, id: string): Promise<QuoteLimit | null> {
  const quote = await context.db.quote.findUnique({ where: { id: rowIdOf(id, 'Quote') ?? missingId }, select: { discountBp: true, opportunity: { select: { customer: { select: { id: true } } } } } })
  const customer = quote?.opportunity?.customer
  const treatment = customer ? await treatmentOf(context, customer.id) : null
  if (!quote || treatment === null || treatment.maxDiscountBp === null) return null
  const { customerClass, maxDiscountBp } = treatment
  return { customerClass, maxDiscountBp, isAbove: quote.discountBp > maxDiscountBp }
}
