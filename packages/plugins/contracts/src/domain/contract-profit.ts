import { allocate, divideRounded, money, shareOf } from '@tenon/core/money'

/** "Contract profit = net - cost", the actual cost where it is known, else the estimate. */
export function contractProfit(netMinor: bigint, costMinor: bigint): bigint {
  return netMinor - costMinor
}

/** Profit of the price without tax, in basis points; null without a price. */
export function marginOf(profitMinor: bigint, netMinor: bigint): number | null {
  return netMinor <= 0n ? null : shareOf(profitMinor, netMinor)
}

/** What of the price without tax a settlement leaves: the same part as of the price with it, half away from zero. */
export function netOfSettlement(netMinor: bigint, grossMinor: bigint, settlementMinor: bigint): bigint {
  return grossMinor <= 0n ? 0n : divideRounded(netMinor * settlementMinor, grossMinor)
}

/** An amount by the revenue shares, which make up 100 %; the parts make up the amount exactly. */
export function splitAmong(amountMinor: bigint, currency: string, sharesBp: readonly number[]): readonly bigint[] {
  return allocate(money(amountMinor, currency), sharesBp).map(({ minor }) => minor)
}
