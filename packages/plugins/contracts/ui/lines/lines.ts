import type { Money } from '@tenon/web/kit'
import { priceLine, totalLines, type ContractTotals, type PricedLine } from '../../src/domain/price-lines.ts'
import { minorOf } from '../amounts.ts'

const MONEY = '{ amount currency }'

export const LINES = `query ContractLines($id: ID!) {
  contract(id: $id) { id status gross ${MONEY} lines(first: 100, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id version title kind quantity unitPrice ${MONEY} listPrice ${MONEY} taxRateBp } } }
}`

export const kinds = ['LICENSE', 'SUBSCRIPTION', 'SERVICE', 'HARDWARE', 'TRAINING', 'MAINTENANCE'] as const

export interface Line {
  /** Begins with 'new-' where it is not saved yet. */
  readonly id: string
  readonly version: number
  readonly title: string
  readonly kind: (typeof kinds)[number]
  readonly quantity: string | null
  readonly unitPrice: Money | null
  readonly listPrice: Money | null
  readonly taxRateBp: number | null
}

export interface Lines {
  readonly contract: { readonly id: string; readonly status: string; readonly gross: Money | null; readonly lines: { readonly nodes: readonly Line[] } } | null
}

export function isWhole({ title, quantity, unitPrice, taxRateBp }: Line): boolean {
  return title.trim() !== '' && quantity !== null && unitPrice !== null && taxRateBp !== null && taxRateBp >= 0 && taxRateBp <= 10_000
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

export interface Step {
  readonly name: 'createContractLine' | 'updateContractLine' | 'removeContractLine'
  readonly input: Readonly<Record<string, unknown>>
}

/** What has to be done so that the contract has the lines that were typed. Lines are changed one by one: what a line costs us stays, though a rep does not see it. */
export function stepsOf(contract: string, before: readonly Line[], after: readonly Line[]): readonly Step[] {
  const valuesOf = ({ title, kind, quantity, unitPrice, listPrice, taxRateBp }: Line) => ({ title: title.trim(), kind, quantity, unitPrice, listPrice, taxRateBp })
  const removed = before.filter(({ id }) => !after.some((line) => line.id === id)).map(({ id }): Step => ({ name: 'removeContractLine', input: { id } }))
  const written = after.flatMap((line, ordinal): Step[] => {
    const old = before.find(({ id }) => id === line.id)
    if (old === undefined) return [{ name: 'createContractLine', input: { contractId: contract, ordinal: ordinal + 1, ...valuesOf(line) } }]
    return JSON.stringify(valuesOf(old)) === JSON.stringify(valuesOf(line)) ? [] : [{ name: 'updateContractLine', input: { id: line.id, expectedVersion: line.version, ...valuesOf(line) } }]
  })
  return [...written, ...removed]
}
