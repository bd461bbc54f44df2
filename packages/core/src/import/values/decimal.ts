import { formatDecimal } from '../../money/decimal.ts'
import { divideRounded } from '../../money/rounding.ts'

/** An exact decimal: `units` × 10^-`places`. */
export interface Decimal {
  readonly units: bigint
  readonly places: number
}

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/
const widest = 400

/** Reads plain notation ("-1100.04", "1e6"). Null where the text is no number, or absurdly long. */
export function parseDecimal(text: string): Decimal | null {
  const match = shape.exec(text)
  if (!match || text.length > widest) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return null
  const shift = Number(exponent)
  if (Math.abs(shift) > widest) return null
  const units = BigInt(sign + (whole + fraction || '0'))
  return reduce(units, fraction.length - shift)
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return reduce(a.units * b.units, a.places + b.places)
}

export function negate(value: Decimal): Decimal {
  return { units: -value.units, places: value.places }
}

/** The value in units of 10^-`places`; null where digits would be lost and `round` (half away from zero) is not asked for. */
export function toUnits(value: Decimal, places: number, round = false): bigint | null {
  if (value.places <= places) return value.units * 10n ** BigInt(places - value.places)
  const divisor = 10n ** BigInt(value.places - places)
  return round || value.units % divisor === 0n ? divideRounded(value.units, divisor) : null
}

/** Plain notation without exponent or needless zeros: "1100.04". */
export function decimalText(value: Decimal): string {
  return formatDecimal(value.units, value.places)
}

function reduce(units: bigint, places: number): Decimal {
  if (places < 0) return { units: units * 10n ** BigInt(-places), places: 0 }
  while (places > 0 && units % 10n === 0n) {
    units /= 10n
    places--
  }
  return { units, places }
}
