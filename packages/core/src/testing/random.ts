/** A seeded source of choices: the same seed makes the same run. */
export interface Random {
  int(below: number): number
  chance(probability?: number): boolean
  pick<Item>(items: readonly Item[]): Item
  some<Item>(items: readonly Item[], probability: number): Item[]
}

export function seededRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    chance: (probability = 0.5) => next() < probability,
    pick: (items) => items[int(items.length)]!,
    some: (items, probability) => items.filter(() => next() < probability),
  }
}

/** How many random cases the ordinary run tries; TENON_FUZZ_RUNS asks for more, TENON_FUZZ_SEED for others. */
export function fuzzRuns(usual: number): number {
  return Math.round(usual * Number(process.env['TENON_FUZZ_RUNS'] ?? 1))
}

export const fuzzSeed = (): number => Number(process.env['TENON_FUZZ_SEED'] ?? 1)
