import { shiftDecimal, type Money } from '@tenon/web/kit'

/** Decimals of a currency: 2 for CNY, 0 for JPY. */
function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Minor units of an amount; nothing passes through a float. */
export function minorOf({ amount, currency }: Money): bigint {
  return BigInt(shiftDecimal(amount, digitsOf(currency)).split('.')[0] ?? '0')
}

/** Minor units as an amount, with all its decimals: '1234.50'. */
export function moneyOf(minor: bigint, currency: string): Money {
  const digits = digitsOf(currency)
  const [whole, fraction = ''] = shiftDecimal(String(minor), -digits).split('.')
  return { currency, amount: digits === 0 ? whole! : `${whole}.${fraction.padEnd(digits, '0')}` }
}

export function sumOf(amounts: readonly (Money | null)[]): bigint {
  return amounts.reduce((sum, amount) => sum + (amount === null ? 0n : minorOf(amount)), 0n)
}
