import { isFitToDecide, nextSuperior, seatStep, type Seat } from './seats.ts'
import type { Directory } from './directory.ts'
import { missingApprovals, stateOfStep, type Quorum, type Verdict } from './quorum.ts'
import { namedBy, type Resolver, type StuckReason } from './resolve.ts'

export interface TakenSeat {
  readonly id: string
  readonly personId: string
  readonly origin: 'RESOLVED' | 'ESCALATED' | 'OVERDUE' | 'DEPUTY'
  readonly voice: number
  readonly open: boolean
  readonly verdict: Verdict | null
}

export interface TendedStep extends Resolver {
  readonly quorum: Quorum
  readonly seats: readonly TakenSeat[]
  /** Whether it waits for nobody yet: then it is looked at anew. */
  readonly stuck: boolean
}

export interface TendingRules {
  /** Who may not decide this step, whoever names them. */
  readonly excluded: ReadonlySet<string>
  readonly lastDeputyId: string | null
}

export interface NewSeat extends Omit<Seat, 'origin'> {
  readonly origin: TakenSeat['origin']
  readonly voice: number
}

export interface Tending {
  readonly status: 'OPEN' | 'STUCK' | 'APPROVED' | 'REJECTED' | 'RETURNED'
  readonly stuckReason: StuckReason | null
  /** Ids of seats whose holders may not decide any more. */
  readonly release: readonly string[]
  readonly add: readonly NewSeat[]
}

/** Where a step stands, and whom it asks from now on: whoever left, or may not decide any more, is replaced. */
export function tendStep(directory: Directory, step: TendedStep, rules: TendingRules): Tending {
  const named = new Set(namedBy(directory, step))
  const isInPlace = (seat: TakenSeat): boolean => isFitToDecide(directory, seat.personId) && !rules.excluded.has(seat.personId) && (seat.origin !== 'RESOLVED' || named.has(seat.personId))
  const gone = step.seats.filter((seat) => seat.open && !isInPlace(seat))
  const kept = step.seats.map((seat) => ({ ...seat, open: seat.open && isInPlace(seat) }))
  const state = stateOfStep(step.quorum, kept)
  if (state === 'RETURNED' || state === 'REJECTED') return { status: state, stuckReason: null, release: [], add: [] }
  const isWhole = step.seats.length > 0 && gone.length === 0 && !step.stuck
  if (isWhole && (state === 'OPEN' || state === 'APPROVED')) return { status: state, stuckReason: null, release: [], add: [] }
  return reseat(directory, step, { kept, gone, rules })
}

interface Reseating {
  readonly kept: readonly TakenSeat[]
  readonly gone: readonly TakenSeat[]
  readonly rules: TendingRules
}

function reseat(directory: Directory, step: TendedStep, { kept, gone, rules }: Reseating): Tending {
  const decided = kept.filter(({ verdict }) => verdict !== null).map(({ personId }) => personId)
  const approvals = kept.filter(({ verdict }) => verdict === 'APPROVE').length
  const seating = seatStep(directory, step, { ...rules, wanted: missingApprovals(step.quorum, approvals), excluded: new Set([...rules.excluded, ...decided]) })
  const sitting = new Set(kept.filter(({ open }) => open).map(({ personId }) => personId))
  const firstVoice = 1 + Math.max(0, ...step.seats.map(({ voice }) => voice))
  const add = seating.seats.filter(({ personId }) => !sitting.has(personId)).map((seat, index) => ({ ...seat, voice: firstVoice + index }))
  const state = stateOfStep(step.quorum, [...kept, ...add.map((seat) => ({ ...seat, open: true, verdict: null }))])
  const release = gone.map(({ id }) => id)
  if (state === 'OPEN' || state === 'APPROVED') return { status: state, stuckReason: null, release, add }
  return { status: 'STUCK', stuckReason: decided.length > 0 && seating.stuck === 'NO_SUPERIOR' && state === 'ALL_ABSTAINED' ? 'ALL_ABSTAINED' : (seating.stuck ?? 'TOO_FEW'), release, add }
}

/** Policy: "overdue: the next superior decides as well." For each voice that is silent, whoever is above the last who was asked. */
export function escalate(directory: Directory, step: TendedStep, rules: TendingRules): readonly NewSeat[] {
  const taken = new Set(step.seats.map(({ personId }) => personId))
  const isFit = (id: string): boolean => isFitToDecide(directory, id) && !rules.excluded.has(id) && !taken.has(id)
  const added: NewSeat[] = []
  for (const voice of new Set(step.seats.map((seat) => seat.voice))) {
    const seats = step.seats.filter((seat) => seat.voice === voice)
    const late = seats.findLast(({ open }) => open)
    if (!late || seats.some(({ verdict }) => verdict !== null)) continue
    const above = nextSuperior(directory, late.personId, isFit) ?? (rules.lastDeputyId !== null && isFit(rules.lastDeputyId) ? rules.lastDeputyId : null)
    if (above === null) continue
    taken.add(above)
    added.push({ personId: above, origin: 'OVERDUE', insteadOfId: late.personId, voice })
  }
  return added
}
