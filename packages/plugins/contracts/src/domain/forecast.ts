import type { BusinessDate } from '@tenon/core/time'
import type { InstallmentAccount } from './installment-status.ts'

/** What is still to come of an installment: for each day on which a part of it falls due, and what waits for a day. */
export interface Expected {
  /** Null where the day is not known yet: what it waits for has not happened. */
  readonly dueOn: BusinessDate | null
  readonly amountMinor: bigint
}

/** What is open of an installment at the end of a day, by the day on which it falls due. Money pays the oldest part first. */
export function expectedOf(account: InstallmentAccount, asOf: BusinessDate): readonly Expected[] {
  const settled = [...account.collected, ...account.writtenOff].filter(({ on }) => on <= asOf).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const dues = account.dues.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1))
  const dated = dues.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const parts: readonly Expected[] = [...dues, { dueOn: null, amountMinor: account.amountMinor - dated }]
  return parts.reduce<{ readonly covered: bigint; readonly open: readonly Expected[] }>(({ covered, open }, part) => {
    const used = covered < part.amountMinor ? covered : part.amountMinor
    const rest = part.amountMinor - used
    return { covered: covered - used, open: rest > 0n ? [...open, { dueOn: part.dueOn, amountMinor: rest }] : open }
  }, { covered: settled > 0n ? settled : 0n, open: [] }).open
}
