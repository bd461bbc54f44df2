import { bpOf, divideRounded } from './rounding.ts'

export interface ClosedDeal {
  readonly outcome: 'WON' | 'LOST'
  /** Null where nobody said what its currency is worth: it counts, and no average has it. */
  readonly amountMinor: bigint | null
  readonly days: number | null
}

export interface Figures {
  readonly won: number
  readonly lost: number
  /** WON / (WON + LOST), by the day of the close; null where nothing closed. */
  readonly winRateBp: number | null
  readonly averageMinor: bigint | null
  /** From the first engagement to the win. */
  readonly cycleDays: number | null
  /** What the open deals bring a day: count * average * win rate / cycle. */
  readonly velocityMinor: bigint | null
}

/** "win rate = WON/(WON+LOST) by close date; velocity = count*avg*winRate/cycleDays". */
export function figuresOf(closed: readonly ClosedDeal[], open: number): Figures {
  const won = closed.filter(({ outcome }) => outcome === 'WON')
  const lost = closed.length - won.length
  const winRateBp = bpOf(BigInt(won.length), BigInt(closed.length))
  const amounts = won.flatMap(({ amountMinor }) => (amountMinor === null ? [] : [amountMinor]))
  const averageMinor = amounts.length === 0 ? null : divideRounded(amounts.reduce((sum, amount) => sum + amount, 0n), BigInt(amounts.length))
  const cycles = won.flatMap(({ days }) => (days === null ? [] : [days]))
  const cycleDays = cycles.length === 0 ? null : Math.round(cycles.reduce((sum, days) => sum + days, 0) / cycles.length)
  const isKnown = averageMinor !== null && winRateBp !== null && cycleDays !== null && cycleDays > 0
  return { won: won.length, lost, winRateBp, averageMinor, cycleDays, velocityMinor: isKnown ? divideRounded(BigInt(open) * averageMinor * BigInt(winRateBp), 10_000n * BigInt(cycleDays)) : null }
}

/** "accuracy = 1-|forecast-actual|/actual"; null where nothing was sold. Below zero where it was more than twice off. */
export function accuracyOf(forecast: bigint, actual: bigint): number | null {
  const off = bpOf(forecast > actual ? forecast - actual : actual - forecast, actual)
  return off === null ? null : 10_000 - off
}

/** "coverage = open/(target-closed)"; null where the target is reached. */
export function coverageOf(open: bigint, target: bigint, closed: bigint): number | null {
  return target <= closed ? null : bpOf(open, target - closed)
}
