export interface LostDeal {
  readonly category: string
  readonly competitorId: string | null
  readonly amountMinor: bigint
}

export interface LossGroup {
  /** The reason, or the row of the competitor. */
  readonly key: string
  readonly count: number
  readonly amountMinor: bigint
}

/** Why deals were lost: the reason that most went for comes first. */
export function lossesByReason(lost: readonly LostDeal[]): LossGroup[] {
  return grouped(lost, ({ category }) => category)
}

/** To whom deals were lost. Those for which nobody is named are in no group. */
export function lossesByCompetitor(lost: readonly LostDeal[]): LossGroup[] {
  return grouped(lost, ({ competitorId }) => competitorId)
}

function grouped(lost: readonly LostDeal[], keyOf: (deal: LostDeal) => string | null): LossGroup[] {
  const groups = new Map<string, LossGroup>()
  for (const deal of lost) {
    const key = keyOf(deal)
    if (key === null) continue
    const { count, amountMinor } = groups.get(key) ?? { count: 0, amountMinor: 0n }
    groups.set(key, { key, count: count + 1, amountMinor: amountMinor + deal.amountMinor })
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.amountMinor === b.amountMinor ? (a.key < b.key ? -1 : 1) : a.amountMinor < b.amountMinor ? 1 : -1))
}
