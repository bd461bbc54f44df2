import { divideRounded } from './rounding.ts'

export interface Amounts {
  readonly closed: bigint
  readonly commit: bigint
  readonly bestCase: bigint
  readonly pipeline: bigint
  /** Of open deals, each times its probability. */
  readonly weighted: bigint
  readonly deals: number
  /** Deals that are in none of the sums, as nobody said what their currency is worth. */
  readonly withoutRate: number
}

export const nothing: Amounts = { closed: 0n, commit: 0n, bestCase: 0n, pipeline: 0n, weighted: 0n, deals: 0, withoutRate: 0 }

export interface ForecastDeal {
  /** In the currency of the report; null where nobody said what the currency of the deal is worth. */
  readonly amountMinor: bigint | null
  readonly probabilityBp: number
  readonly category: 'PIPELINE' | 'BEST_CASE' | 'COMMIT' | 'OMITTED' | 'CLOSED'
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
}

/** "weighted = sum(round(base*probBp/10000)) over OPEN only": a lost deal counts nowhere, a won one as closed, and one that is omitted not at all. */
export function amountsOf({ amountMinor, probabilityBp, category, outcome }: ForecastDeal): Amounts {
  if (outcome === 'LOST' || (outcome === 'OPEN' && category === 'OMITTED')) return nothing
  if (amountMinor === null) return { ...nothing, withoutRate: 1 }
  if (outcome === 'WON') return { ...nothing, closed: amountMinor, deals: 1 }
  const column = category === 'COMMIT' ? 'commit' : category === 'BEST_CASE' ? 'bestCase' : 'pipeline'
  return { ...nothing, [column]: amountMinor, weighted: divideRounded(amountMinor * BigInt(probabilityBp), 10_000n), deals: 1 }
}

export function add(left: Amounts, right: Amounts): Amounts {
  return {
    closed: left.closed + right.closed, commit: left.commit + right.commit, bestCase: left.bestCase + right.bestCase, pipeline: left.pipeline + right.pipeline,
    weighted: left.weighted + right.weighted, deals: left.deals + right.deals, withoutRate: left.withoutRate + right.withoutRate,
  }
}
