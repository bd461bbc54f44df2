import { discountBetween, extend, money, parseQuantity, splitTaxInclusive } from '@tenon/core/money'
import type { DealLine } from '../deals/deal-lines.ts'
import type { DemoProduct } from '../products.ts'

/** A line of a contract with its amounts, in minor units. */
export interface ContractLine {
  readonly title: string
  readonly productId: string | null
  readonly kind: string
  readonly quantity: string
  readonly unitPriceMinor: bigint
  /** Null where the list knows no price for it. */
  readonly listPriceMinor: bigint | null
  readonly taxRateBp: number
  readonly currency: string
  readonly grossMinor: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly discountBp: number | null
}

/** "Contract prices include tax", and the tax is taken out line by line. */
export function priceDealLine({ product, quantity, unitPriceMinor }: DealLine, currency: string): ContractLine {
  const taxRateBp = product.kind === 'LICENCE' || product.kind === 'HARDWARE' ? 1_300 : 600
  const listPriceMinor = currency === 'USD' ? product.dollarsMinor : product.priceMinor
  return price({ title: product.name, productId: product.id, kind: kindOf(product), quantity: String(quantity), unitPriceMinor, listPriceMinor, taxRateBp, currency })
}

/** A line of an amendment: what the price changes by. */
export function priceDifference(title: string, kind: 'SERVICE' | 'TRAINING', differenceMinor: bigint, currency: string): ContractLine {
  return price({ title, productId: null, kind, quantity: '1', unitPriceMinor: differenceMinor, listPriceMinor: null, taxRateBp: 600, currency })
}

type Unpriced = Omit<ContractLine, 'grossMinor' | 'netMinor' | 'taxMinor' | 'discountBp'>

function price(line: Unpriced): ContractLine {
  const { quantity, unitPriceMinor, listPriceMinor, taxRateBp, currency } = line
  const times = (minor: bigint) => extend(money(minor, currency), parseQuantity(quantity))
  const gross = times(unitPriceMinor)
  const { net, tax } = splitTaxInclusive(gross, taxRateBp)
  return { ...line, grossMinor: gross.minor, netMinor: net.minor, taxMinor: tax.minor, discountBp: listPriceMinor === null ? null : discountBetween(times(listPriceMinor), gross) }
}

export interface ContractTotals {
  readonly grossMinor: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly listMinor: bigint
  readonly discountBp: number | null
}

/** The header is the sum of the lines; a line without a list price counts with its price. */
export function totalsOf(lines: readonly ContractLine[], currency: string): ContractTotals {
  const sum = (pick: (line: ContractLine) => bigint): bigint => lines.reduce((total, line) => total + pick(line), 0n)
  const grossMinor = sum((line) => line.grossMinor)
  const listMinor = sum((line) => (line.listPriceMinor === null ? line.grossMinor : line.listPriceMinor * BigInt(line.quantity)))
  return {
    grossMinor, netMinor: sum((line) => line.netMinor), taxMinor: sum((line) => line.taxMinor), listMinor,
    discountBp: listMinor === 0n ? null : discountBetween(money(listMinor, currency), money(grossMinor, currency)),
  }
}

function kindOf({ kind, code }: DemoProduct): string {
  if (code === 'SV-TRN') return 'TRAINING'
  if (code === 'SV-MNT') return 'MAINTENANCE'
  return kind === 'LICENCE' ? 'LICENSE' : kind
}
