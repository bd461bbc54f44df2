export interface RevenueShare {
  readonly personId: string
  readonly shareBp: number
}

/**
 * The default when a deal goes to somebody else, for a manager to confirm or change: until a proposal is made the new owner takes the old one's share, from then
 * on they halve it, the odd basis point with whoever brought the deal so far. The total stays what it was.
 */
export function proposeShares(shares: readonly RevenueShare[], { from, to, isProposed }: { readonly from: string | null; readonly to: string; readonly isProposed: boolean }): RevenueShare[] {
  const whole = shares.length === 0 && from !== null ? [{ personId: from, shareBp: 10_000 }] : shares
  if (whole.length === 0) return [{ personId: to, shareBp: 10_000 }]
  const moved = new Map<string, number>()
  const give = (personId: string, shareBp: number): void => void (shareBp > 0 && moved.set(personId, (moved.get(personId) ?? 0) + shareBp))
  for (const { personId, shareBp } of whole) {
    if (personId !== from || from === to) give(personId, shareBp)
    else {
      const kept = isProposed ? Math.ceil(shareBp / 2) : 0
      give(personId, kept)
      give(to, shareBp - kept)
    }
  }
  return [...moved].map(([personId, shareBp]) => ({ personId, shareBp }))
}
