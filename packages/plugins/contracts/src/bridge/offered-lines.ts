import { allocate, decimalAmount, extend, money, parseQuantity, sum } from '@tenon/core/money'
import type { LineInput } from '../use-cases/revise-contract.ts'

/** What a deal offers, and the price that was agreed on for all of it; null where it is what the lines cost. */
export interface Offer {
  readonly name: string
  readonly currency: string
  readonly agreedMinor: bigint | null
  readonly lines: readonly OfferedLine[]
}

export interface OfferedLine {
  readonly title: string
  readonly productId: string
  readonly kind: string
  /** '20' or '2.5'. */
  readonly quantity: string
  readonly listPriceMinor: bigint
  readonly taxRateBp: number
}

/** The lines of a contract: they add up to the agreed price exactly. A share that no whole price of a unit makes is one line of one. */
export function offeredLines(offer: Offer): LineInput[] {
  const { currency, lines } = offer
  if (lines.length === 0) return [{ title: offer.name, kind: 'LICENSE' as never, quantity: '1', unitPrice: amount(offer.agreedMinor ?? 0n, currency), taxRateBp: 0 }]
  const listed = lines.map(({ listPriceMinor, quantity }) => extend(money(listPriceMinor, currency), parseQuantity(quantity)))
  const list = sum(listed, currency)
  const agreed = money(offer.agreedMinor ?? list.minor, currency)
  const parts = list.minor === 0n ? allocate(agreed, lines.map(() => 1n)) : allocate(agreed, listed.map(({ minor }) => minor))
  return lines.map((line, index) => {
    const gross = parts[index]!.minor
    const unit = unitOf(gross, line.quantity)
    const base = { title: line.title, productId: `Product:${line.productId}`, kind: line.kind as never, taxRateBp: line.taxRateBp }
    return unit === null
      ? { ...base, title: `${line.title} × ${line.quantity}`, quantity: '1', unitPrice: amount(gross, currency), listPrice: amount(listed[index]!.minor, currency) }
      : { ...base, quantity: line.quantity, unitPrice: amount(unit, currency), listPrice: amount(line.listPriceMinor, currency) }
  })
}

function unitOf(grossMinor: bigint, quantity: string): bigint | null {
  const thousandths = parseQuantity(quantity)
  return thousandths !== 0n && (grossMinor * 1_000n) % thousandths === 0n ? (grossMinor * 1_000n) / thousandths : null
}

function amount(minor: bigint, currency: string) {
  return { amount: decimalAmount(money(minor, currency)), currency }
}
