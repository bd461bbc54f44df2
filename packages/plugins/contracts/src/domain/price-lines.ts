import { discountBetween, extend, money, parseQuantity, splitTaxInclusive, totalTaxed, type Money, type Taxed } from '@tenon/core/money'

/** A line as its author types it; the price of a unit includes tax. */
export interface LineDraft {
  /** '20' or '2.5'. */
  readonly quantity: string
  readonly unitPriceMinor: bigint
  readonly listPriceMinor: bigint | null
  readonly taxRateBp: number
  readonly currency: string
}

/** A line with its amounts, all in minor units. */
export interface PricedLine {
  readonly grossMinor: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  /** (list - gross) / list in basis points; null without a list price. */
  readonly discountBp: number | null
}

/** "Contract prices include tax: net = round(gross * 10000 / (10000 + rate)), tax = gross - net, per line." */
export function priceLine(line: LineDraft): PricedLine {
  const gross = grossOf(line.unitPriceMinor, line)
  const { net, tax } = splitTaxInclusive(gross, line.taxRateBp)
  const list = line.listPriceMinor === null ? null : grossOf(line.listPriceMinor, line)
  return { grossMinor: gross.minor, netMinor: net.minor, taxMinor: tax.minor, discountBp: list === null ? null : discountOf(list.minor, gross.minor, line.currency) }
}

export interface ContractTotals {
  readonly grossMinor: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  /** What the lines cost by the list; a line without a list price counts with its price. */
  readonly listMinor: bigint
  readonly discountBp: number | null
}

/** "The header is the sum of the lines"; tax is never computed on the total. */
export function totalLines(lines: readonly (PricedLine & Pick<LineDraft, 'quantity' | 'listPriceMinor' | 'currency'>)[], currency: string): ContractTotals {
  const taxed = lines.map((line): Taxed => ({ gross: money(line.grossMinor, line.currency), net: money(line.netMinor, line.currency), tax: money(line.taxMinor, line.currency) }))
  const { gross, net, tax } = totalTaxed(taxed, currency)
  const listMinor = lines.reduce((total, line) => total + (line.listPriceMinor === null ? line.grossMinor : grossOf(line.listPriceMinor, line).minor), 0n)
  return { grossMinor: gross.minor, netMinor: net.minor, taxMinor: tax.minor, listMinor, discountBp: discountOf(listMinor, gross.minor, currency) }
}

function grossOf(unitMinor: bigint, { quantity, currency }: Pick<LineDraft, 'quantity' | 'currency'>): Money {
  return extend(money(unitMinor, currency), parseQuantity(quantity))
}

function discountOf(listMinor: bigint, grossMinor: bigint, currency: string): number | null {
  return listMinor === 0n ? null : discountBetween(money(listMinor, currency), money(grossMinor, currency))
}
