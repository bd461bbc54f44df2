import { measureOf, type KnownOfCustomer, type MeasureSource } from './measures.ts'
import { rulesOn, type CustomerClass } from './policy.ts'
import { scoreOf } from './score.ts'
import { decideClass, type Override, type Standing } from './standing.ts'
import type { Rules } from './stored-rules.ts'

/** What a person decided, with why and who. */
export interface NamedOverride extends Override {
  readonly reason: string
  readonly decidedById: string | null
}

/** One criterion of a result, as JSON keeps it. */
export interface ResultFactor {
  readonly key: string
  readonly name: string | null
  readonly source: MeasureSource
  readonly measure: string | null
  readonly points: number
  readonly weightBp: number
}

/** What a result says; two that say the same are one. */
export interface Decision {
  readonly customerClass: CustomerClass
  readonly origin: 'COMPUTED' | 'OVERRIDE'
  readonly computed: Standing
  readonly held: 'MINIMUM_STAY' | 'MARGIN' | null
  /** In ten-thousandths of a point. */
  readonly score: bigint
  readonly factors: readonly ResultFactor[]
  readonly policyId: string
  readonly override: NamedOverride | null
}

export interface Circumstances {
  readonly day: string
  /** The company's currency. */
  readonly currency: string
  /** The class by the rules on the day before. */
  readonly before: Standing | null
  readonly override: NamedOverride | null
}

/** The class of a customer on a day by the revision that holds then, with all that it rests on. Null where no rules hold yet. */
export function decide(revisions: readonly Rules[], known: KnownOfCustomer, { day, currency, before, override }: Circumstances): Decision | null {
  const rules = rulesOn(revisions, day)
  if (rules === null) return null
  const measures = Object.fromEntries(rules.factors.map((factor) => [factor.key, measureOf(factor, known, { day, currency })]))
  const score = scoreOf(rules, measures)
  const decided = decideClass(rules, { day, score, before, override })
  const factors = score.factors.map(({ key, measure, points, weightBp }, index): ResultFactor => ({
    key, name: rules.factors[index]!.name, source: rules.factors[index]!.source, measure: measure === null ? null : String(measure), points, weightBp,
  }))
  return {
    customerClass: decided.class, origin: decided.origin, computed: decided.computed, held: decided.held, score: score.score, factors, policyId: rules.id,
    override: decided.origin === 'OVERRIDE' ? override : null,
  }
}
