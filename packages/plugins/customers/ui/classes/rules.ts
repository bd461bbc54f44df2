import type { ClassName, MeasureSource } from './classes.ts'

export interface Band {
  readonly atLeast: string
  readonly points: number
}

export interface Factor {
  readonly key: string
  readonly name: string | null
  readonly source: MeasureSource
  readonly weightBp: number
  readonly bands: readonly Band[]
}

/** Rules as they are written: what is kept, without what the server adds. */
export interface Draft {
  readonly factors: readonly Factor[]
  readonly cutoffA: number
  readonly cutoffB: number
  readonly cutoffC: number
  readonly marginPoints: number
  readonly minStayDays: number
}

export interface Rules extends Draft {
  readonly id: string
  readonly revision: number
  readonly effectiveFrom: string
}

export interface Preview {
  readonly faults: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly customers: number
  readonly changed: number
  readonly held: number
  readonly moves: readonly { readonly from: ClassName | null; readonly to: ClassName; readonly count: number }[]
  readonly examples: readonly { readonly id: string; readonly name: string; readonly from: ClassName | null; readonly to: ClassName }[]
}

export const RULES = '{ classRules { id revision effectiveFrom cutoffA cutoffB cutoffC marginPoints minStayDays factors { key name source weightBp bands { atLeast points } } } }'

export const RULES_PREVIEW = `query ClassRulesPreview($input: ClassRulesInput!) {
  classRulesPreview(input: $input) { faults { path code message } customers changed held moves { from to count } examples { id name from to } }
}`

/** What each of the product's criteria may look at; those of a company are rated by people. Open deals are offered where rules look at them already: a module has to report them. */
export function sourcesOf({ key, source }: Pick<Factor, 'key'> & Partial<Pick<Factor, 'source'>>): readonly MeasureSource[] {
  switch (key) {
    case 'SCALE': return ['SIZE_BAND', 'PURCHASES']
    case 'FREQUENCY': return ['CONTRACTS']
    case 'POTENTIAL': return source === 'PIPELINE' ? ['POTENTIAL', 'PIPELINE'] : ['POTENTIAL']
    default: return ['RATING']
  }
}

export const isAmount = (source: MeasureSource): boolean => source === 'PURCHASES' || source === 'PIPELINE'

/** The rules in force on a day: of two from the same day the later revision. */
export function inForce(all: readonly Rules[], day: string): Rules | null {
  return [...all].filter(({ effectiveFrom }) => effectiveFrom <= day).sort((one, other) => other.effectiveFrom.localeCompare(one.effectiveFrom) || other.revision - one.revision)[0] ?? null
}

export function draftFrom({ factors, cutoffA, cutoffB, cutoffC, marginPoints, minStayDays }: Draft): Draft {
  return { factors: factors.map(({ key, name, source, weightBp, bands }) => ({ key, name, source, weightBp, bands: bands.map(({ atLeast, points }) => ({ atLeast, points })) })), cutoffA, cutoffB, cutoffC, marginPoints, minStayDays }
}

/** The criteria of the product that are missing, to be added again. */
export function missingKeys({ factors }: Draft): string[] {
  return ['SCALE', 'FREQUENCY', 'POTENTIAL'].filter((key) => !factors.some((factor) => factor.key === key))
}

/** A criterion to begin with: of the product by its key, or a new one of the company. */
export function newFactor({ factors }: Draft, key: string | null, name: string): Factor {
  const number = Math.max(0, ...factors.map((factor) => Number(/^OWN_(\d+)$/.exec(factor.key)?.[1] ?? 0))) + 1
  const own = key ?? `OWN_${number}`
  return { key: own, name: key === null ? name : null, source: sourcesOf({ key: own })[0]!, weightBp: 0, bands: [1, 2, 3, 4, 5].map((at) => ({ atLeast: String(at), points: at * 20 })) }
}

export const weightSum = ({ factors }: Draft): number => factors.reduce((sum, { weightBp }) => sum + weightBp, 0)

/** How many go to each class, for the preview: from, to and how many, the largest first, those that stay left out. */
export function changesOf({ moves }: Pick<Preview, 'moves'>): Preview['moves'] {
  return moves.filter(({ from, to }) => from !== to).sort((one, other) => other.count - one.count)
}
