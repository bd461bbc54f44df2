import type { Verdict } from '../domain/quorum.ts'
import { errors } from '../errors.ts'
import type { Request, Step } from './work.ts'

interface Asked {
  readonly personId: string
  readonly verdict: Verdict
  /** Null: the first step that waits for the person. */
  readonly stepId: string | null
}

export interface FoundSeat {
  readonly step: Step
  readonly seat: Step['seats'][number]
  readonly late: boolean
}

/**
 * The seat from which somebody decides. Policy: "two departments decide at the same moment and one returns: RETURN wins, and both decisions stay
 * in the log." So as long as a submission is not approved, who was asked may still return it, though others of the step were enough; any other
 * decision that comes too late is kept and changes nothing.
 */
export function findSeat({ status }: Pick<Request, 'status'>, steps: readonly Step[], { personId, verdict, stepId }: Asked): FoundSeat {
  const own = steps.flatMap((step) => step.seats.filter((seat) => seat.personId === personId && (stepId === null || step.id === stepId)).map((seat) => ({ step, seat })))
  const open = own.find(({ seat }) => seat.status === 'OPEN')
  if (open && status === 'PENDING') return { ...open, late: false }
  const closed = own.find(({ seat }) => seat.status === 'CLOSED')
  if (!closed) throw errors.APPROVAL_NOT_ASKED()
  return { ...closed, late: status !== 'PENDING' || verdict === 'APPROVE' || verdict === 'ABSTAIN' }
}
