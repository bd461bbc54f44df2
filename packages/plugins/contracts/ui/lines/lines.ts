import type { Money } from '@tenon/web/kit'
import { priceLine, totalLines, type ContractTotals, type PricedLine } from '../../src/domain/price-lines.ts'
import { minorOf } from '../amounts.ts'

const MONEY = '{ amount currency }'

export const LINES = `query ContractLines($id: ID!) {
  contract(id: $id) { id version status gross ${MONEY} lines(first: 100, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id title kind quantity unitPrice ${MONEY} listPrice ${MONEY} taxRateBp } } }
}`

export const kinds = ['LICENSE', 'SUBSCRIPTION', 'SERVICE', 'HARDWARE', 'TRAINING', 'MAINTENANCE'] as const

export interface Line {
  /** Begins with 'new-' where it is not saved yet. */
  readonly id: string
  readonly title: string
  readonly kind: (typeof kinds)[number]
  readonly quantity: string | null
  readonly unitPrice: Money | null
  readonly listPrice: Money | null
  readonly taxRateBp: number | null
  /** What it is of the catalogue; left out where it stays as it is. */
  readonly productId?: string | null
}

export interface Lines {
  readonly contract: { readonly id: string; readonly version: number; readonly status: string; readonly gross: Money | null; readonly lines: { readonly nodes: readonly Line[] } } | null
}

export function isWhole({ title, quantity, unitPrice, taxRateBp }: Line): boolean {
  return title.trim() !== '' && quantity !== null && unitPrice !== null && taxRateBp !== null && taxRateBp >= 0 && taxRateBp <= 10_000
}

/** A line that nobody has written yet. */
export function newLine(): Line {
  return { id: `new-${crypto.randomUUID()}`, title: '', kind: 'LICENSE', quantity: '1', unitPrice: null, listPrice: null, taxRateBp: 1_300 }
}

/** The amounts of a line, as the server will write them; null while it is not whole. */
export function pricedOf(line: Line): PricedLine | null {
  const { quantity, unitPrice, listPrice, taxRateBp } = line
  if (!isWhole(line) || quantity === null || unitPrice === null || taxRateBp === null) return null
  return priceLine({ quantity, unitPriceMinor: minorOf(unitPrice), listPriceMinor: listPrice === null ? null : minorOf(listPrice), taxRateBp, currency: unitPrice.currency })
}

/** "The header is the sum of the lines": of those that are whole. */
export function totalsOf(lines: readonly Line[], currency: string): ContractTotals {
  return totalLines(lines.flatMap((line) => {
    const priced = pricedOf(line)
    return priced === null ? [] : [{ ...priced, quantity: line.quantity!, listPriceMinor: line.listPrice === null ? null : minorOf(line.listPrice), currency }]
  }), currency)
}

/** The lines as the server takes them, all at once: those that are there already by their ids, so that what they cost us stays. */
export function inputOf(lines: readonly Line[]): readonly object[] {
  return lines.map(({ id, title, kind, quantity, unitPrice, listPrice, taxRateBp, productId }) => ({ ...(isNew(id) ? {} : { id }), title: title.trim(), kind, quantity, unitPrice, listPrice, taxRateBp, ...(productId === undefined ? {} : { productId }) }))
}

export function isNew(id: string): boolean {
  return id.startsWith('new-')
}
