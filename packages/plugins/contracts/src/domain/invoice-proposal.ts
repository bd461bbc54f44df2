import type { BusinessDate } from '@tenon/core/time'

/** An installment as far as it matters to what is invoiced next, in the order of the plan. */
export interface Invoiceable {
  readonly id: string
  /** What of it can still be invoiced, in minor units. */
  readonly availableMinor: bigint
  /** The earliest day on which it falls due; null where that is not known. */
  readonly dueOn: BusinessDate | null
  /** Whether it falls due by its invoice. */
  readonly waits: boolean
}

export interface Named {
  readonly installmentId: string
  readonly amountMinor: bigint
}

/** Which installments an amount is for where nobody says: what has a day comes first, the earliest one; then what waits for its invoice, and last the rest of the plan. */
export function namedFor(amountMinor: bigint, plan: readonly Invoiceable[]): readonly Named[] {
  let left = amountMinor
  return inOrder(plan).flatMap(({ id, availableMinor }) => {
    const part = availableMinor < left ? availableMinor : left
    left -= part
    return part > 0n ? [{ installmentId: id, amountMinor: part }] : []
  })
}

/** What a form proposes to invoice: all that fell due and is not invoiced; where that is nothing, what comes next. At most what can still be invoiced in all. */
export function proposed(plan: readonly Invoiceable[], availableMinor: bigint, today: BusinessDate): readonly Named[] {
  const order = inOrder(plan)
  const fallen = order.filter(({ dueOn }) => dueOn !== null && dueOn <= today)
  const next = fallen.length > 0 ? fallen : order.slice(0, 1)
  const amountMinor = next.reduce((sum, one) => sum + one.availableMinor, 0n)
  return namedFor(amountMinor < availableMinor ? amountMinor : availableMinor, next)
}

function inOrder(plan: readonly Invoiceable[]): readonly Invoiceable[] {
  const open = plan.filter(({ availableMinor }) => availableMinor > 0n)
  const dated = open.filter(({ dueOn }) => dueOn !== null).toSorted((one, other) => (one.dueOn! < other.dueOn! ? -1 : one.dueOn! > other.dueOn! ? 1 : 0))
  const undated = open.filter(({ dueOn }) => dueOn === null)
  return [...dated, ...undated.filter(({ waits }) => waits), ...undated.filter(({ waits }) => !waits)]
}
