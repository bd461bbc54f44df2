import { missingId, rowIdOf } from '@tenon/core'
import { allocate, extend, money, parseQuantity, percentOf, subtract, sum } from '@tenon/core/money'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { errors } from '../../errors.ts'

export interface QuoteInput {
  readonly id: string
  readonly validUntil: Date
  readonly discountBp?: number | null
}

/**
 * Quotes what an opportunity offers, as it is now: the next edition. The discount is taken off the sum and divided among the lines, so that they add up to the total.
 * Throws QUOTE_NO_LINES, QUOTE_CURRENCIES, QUOTE_TERMS.
 */
export async function quoteOpportunity(context: Context, { id, validUntil, discountBp }: QuoteInput): Promise<string> {
  const deal = await context.db.opportunity.findUniqueOrThrow({ where: { id: rowIdOf(id, 'Opportunity') ?? missingId } })
  const discount = discountBp ?? 0
  if (dayOf(validUntil) < context.today() || discount < 0 || discount > 10_000) throw errors.QUOTE_TERMS()
  const lines = await context.db.opportunityLine.findMany({ where: { opportunityId: deal.id }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const currency = lines[0]?.currency
  if (currency == null) throw errors.QUOTE_NO_LINES()
  if (lines.some((line) => line.currency !== currency)) throw errors.QUOTE_CURRENCIES()
  const listed = lines.map(({ unitPriceMinor, quantity }) => extend(money(unitPriceMinor ?? 0n, currency), parseQuantity((quantity ?? 0).toString())))
  const list = sum(listed, currency)
  const total = subtract(list, percentOf(list, discount))
  const parts = list.minor === 0n ? listed : allocate(total, listed.map(({ minor }) => minor))
  const newest = await context.system('editions of a quote are counted over all of a deal').quote.findFirst({ where: { opportunityId: deal.id }, orderBy: { edition: 'desc' }, select: { edition: true } })
  const edition = (newest?.edition ?? 0) + 1
  const quote = await context.db.quote.create({ data: { name: `${deal.name} · ${edition}`, opportunityId: deal.id, edition, validUntil, discountBp: discount, currency, listMinor: list.minor, totalMinor: total.minor } })
  await context.db.quoteLine.createMany({
    data: lines.map(({ productId, quantity, unitPriceMinor }, index) => ({ quoteId: quote.id, productId: productId!, quantity: quantity!, unitPriceMinor: unitPriceMinor!, currency, totalMinor: parts[index]!.minor })),
  })
  return quote.id
}
