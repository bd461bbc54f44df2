import { allocate, money } from '@tenon/core/money'

/** "Contract profit = net - cost", the actual cost where it is known, else the estimate. */
export function contractProfit(netMinor: bigint, costMinor: bigint): bigint {
  return netMinor - costMinor
}

/** An amount by the revenue shares, which make up 100 %; the parts make up the amount exactly. */
export function splitAmong(amountMinor: bigint, currency: string, sharesBp: readonly number[]): readonly bigint[] {
  return allocate(money(amountMinor, currency), sharesBp).map(({ minor }) => minor)
}
