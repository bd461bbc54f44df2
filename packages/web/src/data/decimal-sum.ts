import { isMoney, type Money } from './record.ts'

/** Sum of two decimal texts, exact at any length. */
export function addDecimals(left: string, right: string): string {
  const scale = Math.max(fraction(left).length, fraction(right).length)
  const sum = scaled(left, scale) + scaled(right, scale)
  if (scale === 0) return sum.toString()
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0')
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

export function negated(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}

/** Adds an amount to sums that are kept per currency. */
export function addMoney(sums: readonly Money[], value: unknown, sign: 1 | -1 = 1): readonly Money[] {
  if (!isMoney(value)) return sums
  const amount = sign === 1 ? value.amount : negated(value.amount)
  if (!sums.some((sum) => sum.currency === value.currency)) return [...sums, { amount, currency: value.currency }]
  return sums.map((sum) => (sum.currency === value.currency ? { ...sum, amount: addDecimals(sum.amount, amount) } : sum))
}

function fraction(decimal: string): string {
  return decimal.split('.')[1] ?? ''
}

function scaled(decimal: string, scale: number): bigint {
  const [whole = '0', part = ''] = decimal.split('.')
  return BigInt(`${whole}${part.padEnd(scale, '0')}`)
}
