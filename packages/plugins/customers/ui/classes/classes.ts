import type { Format } from '@tenon/web/kit'
import { minorToDecimal } from './minor.ts'

export const classNames = ['A', 'B', 'C', 'D'] as const
export type ClassName = (typeof classNames)[number]

export const classTones = { A: 'accent', B: 'info', C: 'neutral', D: 'neutral' } as const

export type MeasureSource = 'SIZE_BAND' | 'PURCHASES' | 'CONTRACTS' | 'POTENTIAL' | 'PIPELINE' | 'RATING'

export interface ExplainedFactor {
  readonly key: string
  readonly name: string | null
  readonly source: MeasureSource
  readonly measure: string | null
  readonly points: number
  readonly weightBp: number
  readonly weighted: string
}

export interface Explanation {
  readonly day: string
  readonly customerClass: ClassName
  readonly origin: 'COMPUTED' | 'OVERRIDE'
  readonly since: string
  readonly computedClass: ClassName | null
  readonly held: 'MINIMUM_STAY' | 'MARGIN' | null
  readonly score: string | null
  readonly revision: number | null
  readonly cutoffA: number | null
  readonly cutoffB: number | null
  readonly cutoffC: number | null
  readonly reason: string | null
  readonly decidedBy: string | null
  readonly until: string | null
  readonly factors: readonly ExplainedFactor[]
  readonly replay: { readonly score: string; readonly agrees: boolean } | null
}

export const EXPLAIN = `query CustomerClass($id: ID!, $day: Date!) {
  customerClassOn(id: $id, day: $day) {
    day customerClass origin since computedClass held score revision cutoffA cutoffB cutoffC reason decidedBy until
    factors { key name source measure points weightBp weighted } replay { score agrees }
  }
}`

type Translate = (key: string, values?: Record<string, string | number>) => string

/** What a criterion is called: the company's own word, or the product's. */
export function factorName({ key, name }: { readonly key: string; readonly name: string | null }, t: Translate): string {
  return name ?? t(`customers.classes.factor.${key}`)
}

const bands = ['FROM_1', 'FROM_20', 'FROM_100', 'FROM_500', 'FROM_2000']

/** A measure in words: a size, a number of contracts, a rating, an amount. */
export function measureText(source: MeasureSource, measure: string | null, { t, format }: { readonly t: Translate; readonly format: Format }): string {
  if (measure === null) return t('customers.classes.unknown')
  switch (source) {
    case 'SIZE_BAND': return t(`customers.SizeBand.${bands[Number(measure) - 1] ?? bands[0]}`)
    case 'CONTRACTS': return t('customers.classes.contracts', { count: Number(measure) })
    case 'POTENTIAL':
    case 'RATING': return t('customers.classes.rating', { value: measure })
    default: return format.money({ amount: minorToDecimal(measure, format.currency), currency: format.currency })
  }
}
