export interface TargetNode {
  readonly id: string
  /** 'person:…' or 'unit:…'. */
  readonly holder: string
  readonly periodKey: string
  /** Minor units, or customers: a whole number that is divided exactly. */
  readonly size: bigint
  readonly overAssignBp: number
  readonly parentId: string | null
}

/** How far the parts of a target are from what they are to make up; null where it has no parts. Positive: something is not given to anybody yet. */
export interface Gaps {
  /** Against the parts of other holders in the same period. */
  readonly holders: bigint | null
  /** Against the holder's own smaller periods: the quarters of a year, the months of a quarter. */
  readonly periods: bigint | null
}

/** "Months add up to quarters and year; children = parent*(1+overAssignBp) or the gap is displayed." */
export function gapsOf(target: TargetNode, all: readonly TargetNode[]): Gaps {
  const below = all.filter(({ parentId, holder, periodKey }) => parentId === target.id && holder !== target.holder && periodKey === target.periodKey)
  const smaller = all.filter(({ holder, periodKey }) => holder === target.holder && enclosing(periodKey) === target.periodKey)
  return {
    holders: below.length === 0 ? null : assigned(target) - total(below),
    // Some of the quarters alone say nothing yet; a gap is there to be seen, so it is counted from the first one on.
    periods: smaller.length === 0 ? null : target.size - total(smaller),
  }
}

/** What the parts are to make up together: the target and what is assigned above it, half away from zero. */
export function assigned({ size, overAssignBp }: Pick<TargetNode, 'size' | 'overAssignBp'>): bigint {
  return (size * BigInt(10_000 + overAssignBp) + 5_000n) / 10_000n
}

/** The period that a quarter ('2026-Q1') or a month ('2026-03') is a part of; null for a year. */
export function enclosing(periodKey: string): string | null {
  const year = periodKey.slice(0, 4)
  if (periodKey.length === 4) return null
  if (periodKey.includes('Q')) return year
  return `${year}-Q${Math.ceil(Number(periodKey.slice(5)) / 3)}`
}

function total(targets: readonly TargetNode[]): bigint {
  return targets.reduce((sum, { size }) => sum + size, 0n)
}
