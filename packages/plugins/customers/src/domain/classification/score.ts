import { classes, type ClassRules, type CustomerClass, type Factor } from './policy.ts'

/** What one criterion found, and what it gave: the explanation of a class is one of these per criterion. */
export interface FactorScore {
  readonly key: string
  /** Null where nothing is known of the customer. */
  readonly measure: bigint | null
  readonly points: number
  readonly weightBp: number
  /** Points by weight, in ten-thousandths of a point. */
  readonly weighted: bigint
}

export interface Score {
  readonly revision: number
  readonly factors: readonly FactorScore[]
  /** Exact, in ten-thousandths of a point: 720000n is 72 points. Nothing is rounded before it meets a cut-off. */
  readonly score: bigint
  /** By the cut-offs alone, before stay and override. */
  readonly reached: CustomerClass
}

export const POINT = 10_000n

/** Policy: "score = sum(weightBp * bandScore) / 10000", with the reasons. */
export function scoreOf(rules: ClassRules, measures: Readonly<Record<string, bigint | null | undefined>>): Score {
  const factors = rules.factors.map((factor) => scoreFactor(factor, measures[factor.key] ?? null))
  const score = factors.reduce((sum, { weighted }) => sum + weighted, 0n)
  return { revision: rules.revision, factors, score, reached: classAt(rules, score) }
}

/** The class of a score. A score on a cut-off has reached it. */
export function classAt({ cutoffs }: Pick<ClassRules, 'cutoffs'>, score: bigint): CustomerClass {
  return classes.find((name) => name !== 'D' && score >= BigInt(cutoffs[name]) * POINT) ?? 'D'
}

function scoreFactor({ key, weightBp, bands }: Factor, measure: bigint | null): FactorScore {
  const points = measure === null ? 0 : (bands.findLast(({ atLeast }) => measure >= atLeast)?.points ?? 0)
  return { key, measure, points, weightBp, weighted: BigInt(weightBp) * BigInt(points) }
}
