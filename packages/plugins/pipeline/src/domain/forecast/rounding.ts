import { multiply } from '@tenon/core/money'

/** Half away from zero, as all amounts are rounded. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  return multiply({ minor: numerator, currency: 'CNY' }, 1n, denominator).minor
}

/** A part of a whole in basis points; null where the whole is nothing. */
export function bpOf(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number(divideRounded(part * 10_000n, whole))
}
