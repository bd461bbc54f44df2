const FIRST = 30_000
const LONGEST = 6 * 3600_000

/** Milliseconds until the next attempt after so many failed ones: 30 seconds, twice as long each time, at most 6 hours, and up to a fifth more or less. */
export function backoff(attempts: number, random: () => number = Math.random): number {
  return Math.round(Math.min(FIRST * 2 ** (attempts - 1), LONGEST) * (0.8 + 0.4 * random()))
}
