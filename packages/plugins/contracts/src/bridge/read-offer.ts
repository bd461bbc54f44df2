import type { Context } from '../context.ts'
import type { Offer } from './offered-lines.ts'

interface Deal {
  readonly id: string
  readonly name: string | null
  readonly amountMinor: bigint | null
  readonly currency: string | null
}

const kinds: Readonly<Record<string, string>> = { LICENCE: 'LICENSE', SUBSCRIPTION: 'SUBSCRIPTION', SERVICE: 'SERVICE', HARDWARE: 'HARDWARE', TRAINING: 'TRAINING', MAINTENANCE: 'MAINTENANCE' }

/** The newest quote of a deal, else its lines at the amount that was agreed on, else the amount alone; null where there is none of these. */
export async function readOffer({ db }: Context, deal: Deal, companyCurrency: string): Promise<Offer | null> {
  const name = deal.name ?? ''
  const product = { select: { id: true, name: true, kind: true, taxRateBp: true } } as const
  const quote = await db.quote.findFirst({ where: { opportunityId: deal.id }, orderBy: { edition: 'desc' }, include: { lines: { include: { product }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } } })
  if (quote) return { name, currency: quote.currency!, agreedMinor: quote.totalMinor, lines: quote.lines.map(toLine) }
  const lines = await db.opportunityLine.findMany({ where: { opportunityId: deal.id }, include: { product }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const currency = lines[0]?.currency ?? deal.currency ?? companyCurrency
  // Lines in several currencies have no sum; the amount of the deal does.
  const isOne = lines.every((line) => line.currency === currency) && (deal.amountMinor === null || deal.currency === currency)
  if (lines.length > 0 && isOne) return { name, currency, agreedMinor: deal.amountMinor, lines: lines.map(toLine) }
  return deal.amountMinor === null ? null : { name, currency: deal.currency ?? companyCurrency, agreedMinor: deal.amountMinor, lines: [] }
}

interface Row {
  readonly productId: string | null
  readonly product: { readonly id: string; readonly name: string | null; readonly kind: string | null; readonly taxRateBp: number | null } | null
  readonly quantity: { toFixed(): string } | null
  readonly unitPriceMinor: bigint | null
}

function toLine({ productId, product, quantity, unitPriceMinor }: Row) {
  return { title: product?.name ?? '', productId: productId!, kind: kinds[product?.kind ?? ''] ?? 'LICENSE', quantity: quantity?.toFixed() ?? '1', listPriceMinor: unitPriceMinor ?? 0n, taxRateBp: product?.taxRateBp ?? 0 }
}
