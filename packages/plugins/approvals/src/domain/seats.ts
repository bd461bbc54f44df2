import { superiorOf, type Directory } from './directory.ts'
import { emptyReason, namedBy, type Resolver, type StuckReason } from './resolve.ts'

export interface Seat {
  readonly personId: string
  readonly origin: 'RESOLVED' | 'ESCALATED' | 'DEPUTY'
  /** In whose place. */
  readonly insteadOfId: string | null
}

export interface Seating {
  readonly seats: readonly Seat[]
  /** Null where the seats can reach the quorum. */
  readonly stuck: StuckReason | null
}

export interface SeatingRules {
  /** How many must be able to approve. */
  readonly wanted: number
  /** Who may not decide: submitter, beneficiaries, their delegates, and whoever decided another step. */
  readonly excluded: ReadonlySet<string>
  /** Who decides where nobody is left above. */
  readonly lastDeputyId: string | null
}

/**
 * Policy: "submitter, beneficiary, and their delegates never decide; if a resolver yields them it escalates to the next superior; last
 * superior missing: the named deputy, else the stuck state is shown, never an automatic approval."
 */
export function seatStep(directory: Directory, step: Resolver, rules: SeatingRules): Seating {
  const named = namedBy(directory, step)
  if (named.length === 0) return { seats: [], stuck: emptyReason(step) }
  const isFit = (id: string): boolean => isFitToDecide(directory, id) && !rules.excluded.has(id)
  const seats = new Map<string, Seat>(named.filter(isFit).map((personId) => [personId, { personId, origin: 'RESOLVED', insteadOfId: null }]))
  const { wanted, lastDeputyId } = rules
  for (const personId of named) {
    if (seats.size >= wanted) break
    if (isFit(personId)) continue
    const above = nextSuperior(directory, personId, (id) => isFit(id) && !seats.has(id))
    if (above !== null) seats.set(above, { personId: above, origin: 'ESCALATED', insteadOfId: personId })
  }
  if (seats.size < wanted && lastDeputyId !== null && isFit(lastDeputyId) && !seats.has(lastDeputyId)) seats.set(lastDeputyId, { personId: lastDeputyId, origin: 'DEPUTY', insteadOfId: named.find((id) => !isFit(id)) ?? null })
  const stuck = seats.size === 0 && wanted > 0 ? 'NO_SUPERIOR' : seats.size < wanted ? 'TOO_FEW' : null
  return { seats: [...seats.values()], stuck }
}

export function isFitToDecide({ people }: Directory, id: string): boolean {
  const person = people.get(id)
  return person !== undefined && person.active && person.mayDecide
}

/** The first above somebody who may decide. */
export function nextSuperior(directory: Directory, personId: string, isFit: (id: string) => boolean): string | null {
  const seen = new Set([personId])
  for (let id = superiorOf(directory, personId); id !== null && !seen.has(id); id = superiorOf(directory, id)) {
    if (isFit(id)) return id
    seen.add(id)
  }
  return null
}
