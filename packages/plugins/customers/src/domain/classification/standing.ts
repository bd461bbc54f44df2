import { addDays } from '../days.ts'
import type { ClassRules, CustomerClass } from './policy.ts'
import { classAt, POINT, type Score } from './score.ts'

/** The computed class that a customer has, and since when. */
export interface Standing {
  readonly class: CustomerClass
  readonly since: string
}

/** What a person decided instead. It ends before the day `until`; without one it holds until it is taken back. */
export interface Override {
  readonly class: CustomerClass
  readonly from: string
  readonly until: string | null
}

export interface Decided {
  readonly class: CustomerClass
  readonly origin: 'COMPUTED' | 'OVERRIDE'
  /** The computed class that goes on beneath an override. */
  readonly computed: Standing
  /** Why the computed class is not the one that the score reached. */
  readonly held: 'MINIMUM_STAY' | 'MARGIN' | null
}

interface Facts {
  readonly day: string
  readonly score: Score
  readonly before: Standing | null
  readonly override: Override | null
}

/** Policy: "class at a cut-off: minimum stay and hysteresis; an override expires." What a customer is on a day, and why. */
export function decideClass(rules: ClassRules, { day, score, before, override }: Facts): Decided {
  const { held, computed } = compute(rules, { day, score, before })
  const overrides = override !== null && override.from <= day && (override.until === null || day < override.until)
  return { class: overrides ? override.class : computed.class, origin: overrides ? 'OVERRIDE' : 'COMPUTED', computed, held }
}

function compute(rules: ClassRules, { day, score, before }: Omit<Facts, 'override'>): Pick<Decided, 'computed' | 'held'> {
  if (before === null) return { computed: { class: score.reached, since: day }, held: null }
  if (score.reached === before.class) return { computed: before, held: null }
  if (day < addDays(before.since, rules.minStayDays)) return { computed: before, held: 'MINIMUM_STAY' }
  const sure = surelyReached(rules, score, before.class)
  return sure === before.class ? { computed: before, held: 'MARGIN' } : { computed: { class: sure, since: day }, held: sure === score.reached ? null : 'MARGIN' }
}

/** The class whose cut-off is passed by the margin, upwards or downwards; letters sort from the best class to the last. */
function surelyReached(rules: ClassRules, { score, reached }: Score, before: CustomerClass): CustomerClass {
  const margin = BigInt(rules.marginPoints) * POINT
  if (reached < before) {
    const up = classAt(rules, score - margin)
    return up < before ? up : before
  }
  const down = classAt(rules, score + margin)
  return down > before ? down : before
}
