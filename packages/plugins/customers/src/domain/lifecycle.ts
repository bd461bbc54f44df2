export type Lifecycle = 'PROSPECT' | 'ACTIVE' | 'DORMANT' | 'LOST'

export interface Purchases {
  readonly firstPurchaseOn: string | null
  readonly lastPurchaseOn: string | null
}

/**
 * Policy: "PROSPECT becomes ACTIVE with the first signed contract, DORMANT after N months without a purchase, ACTIVE again with a
 * purchase; LOST until it is opened again." `bought`: a purchase came in just now, which brings back even a lost customer.
 */
export function lifecycleAfter(now: Lifecycle, purchases: Purchases, { dormantBefore, bought }: { readonly dormantBefore: string; readonly bought: boolean }): Lifecycle {
  if (now === 'LOST' && !bought) return 'LOST'
  if (purchases.lastPurchaseOn === null) return now === 'LOST' ? 'LOST' : 'PROSPECT'
  return purchases.lastPurchaseOn < dormantBefore ? 'DORMANT' : 'ACTIVE'
}
