import type { BusinessDate } from '@tenon/core/time'
import type { DuePart } from './due-dates.ts'

/** How a contract ended, as far as it matters to what is still owed of it. */
export interface ContractEnd {
  /** When what is still owed falls due. */
  readonly dueOn: BusinessDate
  /** The settlement replaces days after this one; null where the contract ran out, and days that are known stay as agreed. */
  readonly settledOn: BusinessDate | null
}

/** The last day of a contract with its signed amendments: one that prolongs it counts, one of a shorter term of its own does not end it sooner. Null without an end. */
export function lastDay(ends: readonly (BusinessDate | null)[]): BusinessDate | null {
  return ends.filter((end) => end !== null).toSorted().at(-1) ?? null
}

/**
 * What falls due of an installment whose contract has ended: what was due by then keeps its day, and the rest, which waits for what cannot happen any
 * more, is due with the end. Nothing more where the rest was given up.
 */
export function partsAfterEnd({ amountMinor, writtenOffMinor }: { readonly amountMinor: bigint; readonly writtenOffMinor: bigint }, parts: readonly DuePart[], { dueOn, settledOn }: ContractEnd): readonly DuePart[] {
  const kept = settledOn === null ? parts : parts.filter((part) => part.dueOn <= settledOn)
  const known = kept.reduce((sum, part) => sum + part.amountMinor, 0n)
  return amountMinor - writtenOffMinor > known ? [...kept, { dueOn, amountMinor: amountMinor - known }] : kept
}
