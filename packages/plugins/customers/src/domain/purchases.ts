export interface PurchaseRow {
  readonly id: string
  readonly kind: string
  readonly on: Date
  readonly grossMinor: bigint
  readonly reversesId: string | null
}

/** What still counts: neither what was taken back, nor the row that says so, nor returns and amendments, which change no day. */
export function countingPurchases<Row extends PurchaseRow>(rows: readonly Row[]): Row[] {
  const reversed = new Set(rows.map(({ reversesId }) => reversesId))
  return rows.filter((row) => row.reversesId === null && !reversed.has(row.id) && row.kind !== 'RETURN' && row.kind !== 'AMENDMENT')
}

/** Days of the first and the last purchase that count. */
export function purchaseDays(rows: readonly PurchaseRow[]): { readonly firstPurchaseOn: string | null; readonly lastPurchaseOn: string | null } {
  const days = countingPurchases(rows).map(({ on }) => on.toISOString().slice(0, 10)).sort()
  return { firstPurchaseOn: days[0] ?? null, lastPurchaseOn: days.at(-1) ?? null }
}

/** How many purchases of each customer count: a contract that was reported in several rows once, a typed-in purchase for itself. */
export function purchaseCounts(rows: readonly (PurchaseRow & { readonly customerId: string; readonly sourceModule: string; readonly sourceId: string | null })[]): ReadonlyMap<string, number> {
  const purchases = new Map<string, Set<string>>()
  for (const { id, customerId, sourceModule, sourceId } of countingPurchases(rows)) {
    const known = purchases.get(customerId) ?? new Set<string>()
    purchases.set(customerId, known.add(sourceId === null ? id : `${sourceModule}:${sourceId}`))
  }
  return new Map([...purchases].map(([customerId, known]) => [customerId, known.size]))
}

/** Policy: "repurchase rate = customers with two purchases or more among those with one or more". Basis points; null without any. */
export function repurchaseRateBp(counts: readonly number[]): number | null {
  const once = counts.filter((count) => count >= 1).length
  return once === 0 ? null : Math.round((counts.filter((count) => count >= 2).length * 10_000) / once)
}
