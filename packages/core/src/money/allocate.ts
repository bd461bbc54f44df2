import { moneyErrors } from './money-errors.ts'
import { money, type Money } from './money.ts'
import { absolute } from './rounding.ts'

/**
 * Divides an amount in proportion to weights by largest remainder, so that the parts add up to it exactly; equal remainders go to the
 * earlier part. A negative amount is divided as its opposite is.
 */
export function allocate(amount: Money, weights: readonly (bigint | number)[]): Money[] {
  const parts = allocateWhole(absolute(amount.minor), weights.map(toWeight))
  return parts.map((part) => money(amount.minor < 0n ? -part : part, amount.currency))
}

/** Divides an amount into `count` parts as equal as possible: 10,000,000.00 / 3 is 3,333,333.34 + 3,333,333.33 + 3,333,333.33. */
export function allocateEvenly(amount: Money, count: number): Money[] {
  if (!Number.isSafeInteger(count) || count < 1) throw moneyErrors.ALLOCATION_IMPOSSIBLE()
  return allocate(amount, Array.from({ length: count }, () => 1n))
}

/** Largest remainder over whole units (seats, pieces, minor units). `total` and the weights are not negative. */
export function allocateWhole(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n)
  if (total < 0n || sum <= 0n || weights.some((weight) => weight < 0n)) throw moneyErrors.ALLOCATION_IMPOSSIBLE()

  const shares = weights.map((weight, ordinal) => ({ ordinal, units: (total * weight) / sum, rest: (total * weight) % sum }))
  const left = Number(total - shares.reduce((all, share) => all + share.units, 0n)) // fewer than there are weights
  const byRemainder = shares.toSorted((a, b) => (a.rest === b.rest ? a.ordinal - b.ordinal : a.rest > b.rest ? -1 : 1))
  const favoured = new Set(byRemainder.slice(0, left).map((share) => share.ordinal))
  return shares.map((share) => share.units + (favoured.has(share.ordinal) ? 1n : 0n))
}

function toWeight(weight: bigint | number): bigint {
  if (typeof weight === 'number' && !Number.isSafeInteger(weight)) throw moneyErrors.ALLOCATION_IMPOSSIBLE()
  return BigInt(weight)
}
