import type { BusinessDate } from '@tenon/core/time'
import type { DuePart } from './due-dates.ts'

/** How a contract ended, as far as it matters to what is still owed of it. */
export interface ContractEnd {
  /** When what is still owed falls due. */
  readonly dueOn: BusinessDate
  /** The settlement replaces days after this one; null where the contract ran out, and days that are known stay as agreed. */
  readonly settledOn: BusinessDate | null
}

/** The last day that a signed amendment names. */
export interface AmendedEnd {
  readonly endOn: BusinessDate | null
  /** Whether it is from then on that of the contract, also where it is earlier. */
  readonly endsContract: boolean
}

/**
 * The last day of a contract with its signed amendments, in the order of their signatures: a later one prolongs it, an earlier one ends it sooner only where
 * the amendment says so, and else is the amendment's own. Null without an end, which only an amendment that says so gives it.
 */
export function effectiveEnd(own: BusinessDate | null, amendments: readonly AmendedEnd[]): BusinessDate | null {
  return amendments.reduce((end, { endOn, endsContract }) => (endOn === null || (!endsContract && (end === null || endOn < end)) ? end : endOn), own)
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
