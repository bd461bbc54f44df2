import { holdsOn, type Day } from './days.ts'
import type { Place, Position } from './position-rows.ts'

/** What becomes of the positions of a person: never an overlap, never a new gap. */
export interface PositionPlan {
  readonly remove: readonly string[]
  /** New ends; null opens the end again. */
  readonly ends: ReadonlyMap<string, Day | null>
  /** A new one from the day on, without an end; null where an earlier one just goes on. */
  readonly begin: Place | null
}

/** Positions that begin after the day. */
export function laterThan(positions: readonly Position[], day: Day): readonly Position[] {
  return positions.filter(({ validFrom }) => validFrom > day)
}

export function positionOn(positions: readonly Position[], day: Day): Position | null {
  return positions.find((position) => holdsOn(position, day)) ?? null
}

/**
 * The place from `from` on, instead of everything that begins then or later. Where that is what the position before says, the
 * position before goes on: so a move that is taken back on its day leaves no trace but the history. Null where nothing changes.
 */
export function planPosition(positions: readonly Position[], place: Place, from: Day): PositionPlan | null {
  const remove = positions.filter(({ validFrom }) => validFrom >= from).map(({ id }) => id)
  const before = positions.findLast(({ validFrom }) => validFrom < from) ?? null
  const touches = before !== null && (before.validTo === null || before.validTo >= from)
  if (!touches) return { remove, ends: new Map(), begin: place }
  if (!samePlace(before, place)) return { remove, ends: new Map([[before.id, from]]), begin: place }
  if (remove.length === 0 && before.validTo === null) return null
  return { remove, ends: new Map([[before.id, null]]), begin: null }
}

/** The position goes away; the one before it holds until the next one, as it did before this one was planned. */
export function planCancelling(positions: readonly Position[], { id, validFrom, validTo }: Position): PositionPlan {
  const before = positions.find((position) => position.validTo === validFrom)
  return { remove: [id], ends: new Map(before ? [[before.id, validTo]] : []), begin: null }
}

export function samePlace(left: Place, right: Place): boolean {
  return left.orgUnitId === right.orgUnitId && left.managerId === right.managerId && left.title === right.title
}
