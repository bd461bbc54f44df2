import type { ContractState } from './lifecycle.ts'
import { turnOf, type SigningOrder } from './signing-order.ts'

export type Side = 'US' | 'CUSTOMER'

/** Why a side cannot sign now; the screens say each in words, with what to do. */
export const signingObstacles = ['NOT_SUBMITTED', 'IN_REVIEW', 'NOT_SENT', 'OVER', 'SIGNED', 'CHANGED', 'SIDE_SIGNED', 'NOT_ITS_TURN', 'ACTING', 'NO_RIGHT', 'DRAFTED'] as const
export type SigningObstacle = (typeof signingObstacles)[number]

export interface SigningFacts {
  readonly status: ContractState
  /** Whether what was approved, what was sent and what it says today are the same. */
  readonly holds: boolean
  readonly signed: readonly Side[]
  /** Which side signs first. */
  readonly order: SigningOrder
  /** An administrator who acts as somebody signs nothing. */
  readonly acting: boolean
  /** Whether the caller's role signs for this side, on this contract. */
  readonly may: Readonly<Record<Side, boolean>>
  /** Whether the caller drafted or submitted it, also for somebody else. */
  readonly drafted: boolean
}

const byState: Readonly<Partial<Record<ContractState, SigningObstacle>>> = {
  DRAFT: 'NOT_SUBMITTED', IN_REVIEW: 'IN_REVIEW', APPROVED: 'NOT_SENT', REJECTED: 'OVER', VOID: 'OVER', TERMINATED: 'OVER', EXPIRED: 'OVER',
  SIGNED: 'SIGNED', FULFILLED: 'SIGNED', CLOSED: 'SIGNED', SUSPENDED: 'SIGNED',
}

/**
 * "Sign only after review; the hash approved = sent = signed; the company's signatory is not the drafter." All that stands against
 * the signature of a side by the caller; nothing where she may sign now.
 */
export function obstaclesOf(side: Side, { status, holds, signed, order, acting, may, drafted }: SigningFacts): readonly SigningObstacle[] {
  const early = byState[status]
  if (early !== undefined) return [early]
  const turn = turnOf(order, signed)
  const found: (SigningObstacle | false)[] = [
    signed.includes(side) && 'SIDE_SIGNED', turn !== null && turn !== side && !signed.includes(side) && 'NOT_ITS_TURN', !holds && 'CHANGED', acting && 'ACTING', !may[side] && 'NO_RIGHT', side === 'US' && may.US && drafted && 'DRAFTED',
  ]
  return found.filter((one) => one !== false)
}
