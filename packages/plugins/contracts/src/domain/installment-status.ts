import type { BusinessDate } from '@tenon/core/time'
import type { DuePart } from './due-dates.ts'

export type InstallmentStatus = 'PLANNED' | 'NOT_DUE' | 'DUE' | 'PARTIAL' | 'PAID' | 'OVERDUE' | 'WRITTEN_OFF'

/** A movement on an installment and the day from which it counts. */
export interface Posting {
  readonly on: BusinessDate
  readonly amountMinor: bigint
}

/** What is known of one installment. */
export interface InstallmentAccount {
  readonly amountMinor: bigint
  readonly dues: readonly DuePart[]
  /** Confirmed money; reversals are negative. */
  readonly collected: readonly Posting[]
  readonly writtenOff: readonly Posting[]
}

/** How an installment stands at the end of a day. */
export interface InstallmentStanding {
  readonly status: InstallmentStatus
  readonly paidMinor: bigint
  readonly writtenOffMinor: bigint
  /** amount - paid - written off, never below zero. */
  readonly openMinor: bigint
  /** What fell due by that day, without what was written off. */
  readonly dueMinor: bigint
  /** Of what fell due, what is still open: the receivable. */
  readonly receivableMinor: bigint
  /** Since when the oldest open part is due; null where nothing is. */
  readonly oldestDueOn: BusinessDate | null
}

/** The status is derived from receipts, not from invoices, as of any day. */
export function standingOf(account: InstallmentAccount, asOf: BusinessDate): InstallmentStanding {
  const paidMinor = total(account.collected, asOf)
  const writtenOffMinor = total(account.writtenOff, asOf)
  const rest = account.amountMinor - paidMinor - writtenOffMinor
  const openMinor = rest > 0n ? rest : 0n
  const dues = account.dues.filter(({ dueOn }) => dueOn <= asOf).toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1))
  const fallenDue = dues.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const dueMinor = least(fallenDue, positive(account.amountMinor - writtenOffMinor))
  const receivableMinor = least(positive(dueMinor - paidMinor), openMinor)
  const oldestDueOn = receivableMinor === 0n ? null : oldestOpen(dues, paidMinor + writtenOffMinor)
  return { status: statusOf({ account, asOf, paidMinor, writtenOffMinor, openMinor, receivableMinor, oldestDueOn }), paidMinor, writtenOffMinor, openMinor, dueMinor, receivableMinor, oldestDueOn }
}

type Facts = Pick<InstallmentStanding, 'paidMinor' | 'writtenOffMinor' | 'openMinor' | 'receivableMinor' | 'oldestDueOn'> & { readonly account: InstallmentAccount; readonly asOf: BusinessDate }

function statusOf({ account, asOf, paidMinor, writtenOffMinor, openMinor, receivableMinor, oldestDueOn }: Facts): InstallmentStatus {
  if (openMinor === 0n) return writtenOffMinor > 0n && paidMinor <= 0n ? 'WRITTEN_OFF' : 'PAID'
  if (receivableMinor > 0n && oldestDueOn !== null && oldestDueOn < asOf) return 'OVERDUE'
  if (paidMinor > 0n) return 'PARTIAL'
  if (receivableMinor > 0n) return 'DUE'
  return account.dues.length === 0 ? 'PLANNED' : 'NOT_DUE'
}

/** Money pays the oldest part first. */
function oldestOpen(dues: readonly DuePart[], covered: bigint): BusinessDate | null {
  const sums = dues.map((_, index) => dues.slice(0, index + 1).reduce((sum, { amountMinor }) => sum + amountMinor, 0n))
  return dues[sums.findIndex((sum) => sum > covered)]?.dueOn ?? null
}

function total(postings: readonly Posting[], asOf: BusinessDate): bigint {
  return postings.filter(({ on }) => on <= asOf).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right
}

function positive(value: bigint): bigint {
  return value > 0n ? value : 0n
}
