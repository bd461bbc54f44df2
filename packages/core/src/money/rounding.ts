import { moneyErrors } from './money-errors.ts'

/** `numerator / denominator` to the nearest whole, halves away from zero. The one rounding of the platform. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw moneyErrors.DIVISION_BY_ZERO()
  const magnitude = (absolute(numerator) * 2n + absolute(denominator)) / (absolute(denominator) * 2n)
  return numerator < 0n === denominator < 0n ? magnitude : -magnitude
}

/** The value without its sign. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
