export const classes = ['A', 'B', 'C', 'D'] as const
export type CustomerClass = (typeof classes)[number]

/** From this measure on, these points. The measure is a whole number: contracts, the rank of a size band, minor units, 1 to 5. */
export interface Band {
  readonly atLeast: bigint
  readonly points: number
}

/** One criterion; custom ones are named by the company. Without a measure, or below the first band, it gives no points. */
export interface Factor {
  readonly key: string
  readonly weightBp: number
  readonly bands: readonly Band[]
}

/** One revision of the rules, in force from a day until the next one begins. It is never edited. */
export interface ClassRules {
  readonly revision: number
  readonly effectiveFrom: string
  readonly factors: readonly Factor[]
  /** Points from which on a customer is A, B or C; below it is D. */
  readonly cutoffs: Readonly<Record<'A' | 'B' | 'C', number>>
  /** Points by which a cut-off must be passed before the class changes, and days that a class stays at least. */
  readonly marginPoints: number
  readonly minStayDays: number
}

export type PolicyFault = 'NO_FACTORS' | 'FACTOR_TWICE' | 'WEIGHTS' | 'BANDS' | 'CUTOFFS' | 'STAY'

/** The revision that holds on a day, or null before the first. Of two from the same day the later revision holds. */
export function rulesOn<Rules extends ClassRules>(revisions: readonly Rules[], day: string): Rules | null {
  const begun = revisions.filter(({ effectiveFrom }) => effectiveFrom <= day)
  return begun.sort((one, other) => compare(other.effectiveFrom, one.effectiveFrom) || other.revision - one.revision)[0] ?? null
}

/** What is wrong with a revision before it is kept; empty where nothing is. Weights add up to 100 %, bands and cut-offs are in order, points are 0 to 100. */
export function faultsOf({ factors, cutoffs, marginPoints, minStayDays }: ClassRules): PolicyFault[] {
  const faults: PolicyFault[] = []
  if (factors.length === 0) faults.push('NO_FACTORS')
  if (new Set(factors.map(({ key }) => key)).size < factors.length) faults.push('FACTOR_TWICE')
  const weights = factors.map(({ weightBp }) => weightBp)
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0) || weights.reduce((sum, weight) => sum + weight, 0) !== 10_000) faults.push('WEIGHTS')
  if (factors.some(({ bands }) => !areBands(bands))) faults.push('BANDS')
  if (![cutoffs.A, cutoffs.B, cutoffs.C].every(arePoints) || cutoffs.A <= cutoffs.B || cutoffs.B <= cutoffs.C || cutoffs.C === 0) faults.push('CUTOFFS')
  if (!arePoints(marginPoints) || !Number.isSafeInteger(minStayDays) || minStayDays < 0) faults.push('STAY')
  return faults
}

function areBands(bands: readonly Band[]): boolean {
  return bands.length > 0 && bands.every(({ atLeast, points }, index) => arePoints(points) && (index === 0 || atLeast > bands[index - 1]!.atLeast))
}

function arePoints(points: number): boolean {
  return Number.isSafeInteger(points) && points >= 0 && points <= 100
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
