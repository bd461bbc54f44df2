import { bpOf } from '../forecast/rounding.ts'
import type { Holding } from './holder.ts'

/** Something that was reached: to whose credit, and on which day. */
export interface Actual {
  readonly personId: string
  readonly day: string
  /** Minor units, or customers; null where nobody said what its currency is worth. */
  readonly size: bigint | null
}

export interface Attainment {
  /** What was reached of the target, which may be less than zero where more was taken back than came. */
  readonly actual: bigint
  /** "completion = actual/target in bp"; null where the target is zero. */
  readonly attainmentBp: number | null
  /** Parts that are not in it, as nobody said what their currency is worth. */
  readonly withoutRate: number
}

export interface Span {
  readonly start: string
  readonly end: string
}

/** What of the organisation says whose credit counts for whom. */
export interface Places {
  unitOn(personId: string, day: string): string | null
  /** Whether a unit is another one or below it. */
  isWithin(unitId: string | null, above: string): boolean
}

/** How far a target is: `counts` says which parts are its holder's. */
export function attain(size: bigint, actuals: readonly Actual[], { start, end }: Span, counts: (actual: Actual) => boolean): Attainment {
  const own = actuals.filter((actual) => actual.day >= start && actual.day < end && counts(actual))
  const actual = own.reduce((sum, part) => sum + (part.size ?? 0n), 0n)
  return { actual, attainmentBp: bpOf(actual, size), withoutRate: own.filter((part) => part.size === null).length }
}

/**
 * Which parts count for a holder: those of people who worked in the unit, or below it, on the day; those of the person. Whoever leads units whose target is
 * nobody else's answers for theirs too: `led` names them.
 */
export function countsFor({ personId, orgUnitId }: Holding, led: readonly string[], places: Places): (actual: Actual) => boolean {
  const units = personId === null ? [orgUnitId ?? ''] : led
  return (actual) => actual.personId === personId || units.some((unit) => places.isWithin(places.unitOn(actual.personId, actual.day), unit))
}
