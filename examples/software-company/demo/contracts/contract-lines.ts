import { discountBetween, extend, money, parseQuantity, splitTaxInclusive } from '@tenon/core/money'
import type { DealLine } from '../deals/deal-lines.ts'
import type { DemoProduct } from '../products.ts'

/** "Contract prices include tax", and the tax is taken out line by line. */
export function priceDealLine({ product, quantity, unitPriceMinor }: DealLine, currency: string) {
  const taxRateBp = product.kind === 'LICENCE' || product.kind === 'HARDWARE' ? 1_300 : 600
  const listPriceMinor = currency === 'USD' ? product.dollarsMinor : product.priceMinor
  const times = (minor: bigint) => extend(money(minor, currency), parseQuantity(String(quantity)))
  const gross = times(unitPriceMinor)
  const list = times(listPriceMinor)
  const { net, tax } = splitTaxInclusive(gross, taxRateBp)
  return {
    title: product.name, productId: product.id, kind: kindOf(product), quantity: String(quantity), unitPriceMinor, listPriceMinor, taxRateBp, currency,
    grossMinor: gross.minor, netMinor: net.minor, taxMinor: tax.minor, discountBp: discountBetween(list, gross),
  }
}

/** The header is the sum of the lines. */
export function totalsOf(lines: readonly ReturnType<typeof priceDealLine>[], currency: string) {
  const sum = (pick: (line: (typeof lines)[number]) => bigint): bigint => lines.reduce((total, line) => total + pick(line), 0n)
  const grossMinor = sum((line) => line.grossMinor)
  const listMinor = sum((line) => line.listPriceMinor * BigInt(line.quantity))
  return { grossMinor, netMinor: sum((line) => line.netMinor), taxMinor: sum((line) => line.taxMinor), listMinor, discountBp: discountBetween(money(listMinor, currency), money(grossMinor, currency)) }
}

function kindOf({ kind, code }: DemoProduct): string {
  if (code === 'SV-TRN') return 'TRAINING'
  if (code === 'SV-MNT') return 'MAINTENANCE'
  return kind === 'LICENCE' ? 'LICENSE' : kind
}
