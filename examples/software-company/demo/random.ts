/** A seeded source of chance: the same seed gives the same company for ever, on every machine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** An item by its weight: `weighted([['a', 3], ['b', 1]])`. */
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item
  /** That many different items, in random order; all of them where there are fewer. */
  sample<Item>(items: readonly Item[], count: number): Item[]
  /** Around a median, with a long tail upwards: durations, sizes, amounts. */
  skewed(median: number, spread: number): number
  /** A source of its own, so that more of one subject does not change the others. */
  fork(name: string): Random
}

/** Seeds with any text. */
export function createRandom(seed: string): Random {
  const next = generator(seed)
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)]!,
    weighted: (items) => chooseByWeight(items, next()),
    sample: (items, count) => shuffled(items, int).slice(0, count),
    skewed: (median, spread) => median * Math.exp(spread * bell(next)),
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}

function chooseByWeight<Item>(items: readonly (readonly [Item, number])[], at: number): Item {
  let rest = at * items.reduce((sum, [, weight]) => sum + weight, 0)
  return (items.find(([, weight]) => (rest -= weight) < 0) ?? items.at(-1)!)[0]
}

function shuffled<Item>(items: readonly Item[], int: Random['int']): Item[] {
  const result = [...items]
  for (let index = result.length - 1; index > 0; index--) {
    const other = int(0, index)
    ;[result[index], result[other]] = [result[other]!, result[index]!]
  }
  return result
}

/** A normal deviate, near enough: the sum of twelve. */
function bell(next: () => number): number {
  return Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6)
}

/** sfc32, a small generator of good quality, seeded by the hash of a text. */
function generator(seed: string): () => number {
  let [a, b, c, d] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** FNV-1a. */
function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193)
  return value
}
