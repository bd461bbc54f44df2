import { toDay } from '../days.ts'
import { measureSources, type MeasureSource, type SourcedFactor } from './measures.ts'
import type { ClassRules } from './policy.ts'

/** Rules whose criteria say what they look at. */
export interface Rules extends ClassRules {
  readonly id: string
  readonly factors: readonly SourcedFactor[]
}

/** A criterion as JSON keeps it: whole numbers beyond the safe ones as text. */
export interface StoredFactor {
  readonly key: string
  readonly name: string | null
  readonly source: MeasureSource
  readonly weightBp: number
  readonly bands: readonly { readonly atLeast: string; readonly points: number }[]
}

interface PolicyRow {
  readonly id: string
  readonly revision: number
  readonly effectiveFrom: Date
  readonly factors: unknown
  readonly cutoffA: number
  readonly cutoffB: number
  readonly cutoffC: number
  readonly marginPoints: number
  readonly minStayDays: number
}

export function rulesFrom({ cutoffA: A, cutoffB: B, cutoffC: C, effectiveFrom, factors, ...row }: PolicyRow): Rules {
  return {
    id: row.id, revision: row.revision, effectiveFrom: toDay(effectiveFrom), cutoffs: { A, B, C }, marginPoints: row.marginPoints, minStayDays: row.minStayDays,
    factors: isStored(factors) ? factors.map(factorFrom) : [],
  }
}

/** Whoever writes the table past the product may leave anything there: such a revision has no criteria, and everybody is of the last class. */
function isStored(factors: unknown): factors is readonly StoredFactor[] {
  return Array.isArray(factors) && factors.every((factor: Partial<StoredFactor> | null) => Array.isArray(factor?.bands) && factor.bands.every(({ atLeast }) => /^-?\d+$/.test(atLeast)))
}

export function factorFrom({ bands, ...factor }: StoredFactor): SourcedFactor {
  return { ...factor, bands: bands.map(({ atLeast, points }) => ({ atLeast: BigInt(atLeast), points })) }
}

export function storedFactor({ key, name, source, weightBp, bands }: SourcedFactor): StoredFactor {
  return { key, name, source, weightBp, bands: bands.map(({ atLeast, points }) => ({ atLeast: String(atLeast), points })) }
}

/** The product's criteria are named by what they are; a company's own are not called like one of them. */
export const productKeys: Readonly<Record<string, readonly MeasureSource[]>> = {
  SCALE: ['SIZE_BAND', 'PURCHASES'], FREQUENCY: ['CONTRACTS'], POTENTIAL: ['POTENTIAL', 'PIPELINE'],
}

export function isSourceOf(key: string, source: string): boolean {
  return (productKeys[key] ?? ['RATING']).includes(source as MeasureSource) && measureSources.includes(source as MeasureSource)
}
