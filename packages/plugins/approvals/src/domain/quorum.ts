export type Quorum = 'ALL' | 'ANY' | number
export type Verdict = 'APPROVE' | 'REJECT' | 'RETURN' | 'ABSTAIN'

export interface SeatState {
  readonly personId: string
  /** Seats with the same number stand for one voice: somebody late, and the superior who was asked as well. */
  readonly voice: number
  /** What its holder decided. */
  readonly verdict: Verdict | null
  readonly open: boolean
}

export type StepState = 'OPEN' | 'APPROVED' | 'REJECTED' | 'RETURNED' | 'TOO_FEW' | 'ALL_ABSTAINED'

/** How many approvals a step at least still lacks. */
export function missingApprovals(quorum: Quorum, approvals: number): number {
  return Math.max(0, (typeof quorum === 'number' ? quorum : 1) - approvals)
}

/**
 * Policy: "one returns: RETURN wins." Else one rejection ends it; approvals must reach the quorum: of ALL everybody who does not abstain, and
 * nobody's silence or abstention is an approval.
 */
export function stateOfStep(quorum: Quorum, seats: readonly SeatState[]): StepState {
  const verdicts = new Set(seats.map(({ verdict }) => verdict))
  if (verdicts.has('RETURN')) return 'RETURNED'
  if (verdicts.has('REJECT')) return 'REJECTED'
  const voices = [...new Set(seats.map(({ voice }) => voice))].map((voice) => seats.filter((seat) => seat.voice === voice))
  const approvals = new Set(seats.filter(({ verdict }) => verdict === 'APPROVE').map(({ personId }) => personId)).size
  const waiting = voices.filter((voice) => isWaiting(voice)).length
  if (quorum === 'ALL') {
    if (waiting > 0) return 'OPEN'
    if (approvals > 0) return 'APPROVED'
  } else {
    const needed = missingApprovals(quorum, 0)
    if (approvals >= needed) return 'APPROVED'
    if (approvals + waiting >= needed) return 'OPEN'
  }
  return verdicts.has('ABSTAIN') && approvals === 0 ? 'ALL_ABSTAINED' : 'TOO_FEW'
}

/** Somebody may still speak for it, and nobody has. */
function isWaiting(voice: readonly SeatState[]): boolean {
  return voice.some(({ open }) => open) && !voice.some(({ verdict }) => verdict !== null)
}
