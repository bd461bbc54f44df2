import { divideRounded } from './rounding.ts'

export interface Amounts {
  readonly closed: bigint
  readonly commit: bigint
  readonly bestCase: bigint
  readonly pipeline: bigint
  /** Of open deals, each times its probability. */
  readonly weighted: bigint
  readonly deals: number
}

export const nothing: Amounts = { closed: 0n, commit: 0n, bestCase: 0n, pipeline: 0n, weighted: 0n, deals: 0 }

export interface ForecastDeal {
  readonly amountMinor: bigint
  readonly probabilityBp: number
  readonly category: 'PIPELINE' | 'BEST_CASE' | 'COMMIT' | 'OMITTED' | 'CLOSED'
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
}

/** "weighted = sum(round(base*probBp/10000)) over OPEN only": a lost deal counts nowhere, a won one as closed, and one that is omitted not at all. */
export function amountsOf({ amountMinor, probabilityBp, category, outcome }: ForecastDeal): Amounts {
  if (outcome === 'LOST') return nothing
  if (outcome === 'WON') return { ...nothing, closed: amountMinor, deals: 1 }
  if (category === 'OMITTED') return nothing
  const column = category === 'COMMIT' ? 'commit' : category === 'BEST_CASE' ? 'bestCase' : 'pipeline'
  return { ...nothing, [column]: amountMinor, weighted: divideRounded(amountMinor * BigInt(probabilityBp), 10_000n), deals: 1 }
}

export function add(left: Amounts, right: Amounts): Amounts {
  return {
    closed: left.closed + right.closed, commit: left.commit + right.commit, bestCase: left.bestCase + right.bestCase, pipeline: left.pipeline + right.pipeline,
    weighted: left.weighted + right.weighted, deals: left.deals + right.deals,
  }
}
