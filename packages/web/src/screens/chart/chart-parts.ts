import { addDecimals, addMoney } from '../../data/decimal-sum.ts'
import type { Money } from '../../data/record.ts'
import type { ChartGroup } from './chart-groups.ts'

/** The share of a group that has one value of the second field. */
export interface ChartPart {
  /** The same for the same value in every group. */
  readonly id: string
  readonly label: string
  readonly count: number
  readonly money: readonly Money[]
  readonly total: string | null
}

/** One group of several that share a key: what they are together, and each as a part. */
export function folded(groups: readonly ChartGroup[]): ChartGroup[] {
  const byLabel = new Map<string, ChartGroup>()
  for (const group of groups) {
    const known = byLabel.get(group.id)
    byLabel.set(group.id, known ? { ...known, count: known.count + group.count, money: group.money.reduce((sums: readonly Money[], one) => addMoney(sums, one), known.money), total: sum(known.total, group.total), parts: [...known.parts, ...group.parts] } : group)
  }
  return [...byLabel.values()]
}

function sum(left: string | null, right: string | null): string | null {
  return left === null ? right : right === null ? left : addDecimals(left, right)
}
