import { moneyErrors } from './money-errors.ts'
import { absolute } from './rounding.ts'

const DECIMAL = /^([+-])?(\d+)(?:\.(\d+))?$/

/** Reads '-12.5' at scale 2 as -1250n. Refuses anything else, and more decimals than the scale; trailing zeros may exceed it. */
export function parseDecimal(text: string, scale: number): bigint {
  const match = DECIMAL.exec(text)
  if (!match) throw moneyErrors.DECIMAL_MALFORMED({ text })
  const [, sign, whole = '', fraction = ''] = match
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > scale) throw moneyErrors.DECIMAL_TOO_PRECISE({ text, places: scale })
  const magnitude = BigInt(whole + significant.padEnd(scale, '0'))
  return sign === '-' ? -magnitude : magnitude
}

/** Writes -1250n at scale 2 as '-12.50'. `trim` drops trailing zeros: '-12.5'. */
export function formatDecimal(value: bigint, scale: number, { trim = false } = {}): string {
  const digits = absolute(value).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = trim ? digits.slice(digits.length - scale).replace(/0+$/, '') : digits.slice(digits.length - scale)
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
