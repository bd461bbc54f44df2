import { shiftDecimal } from '@tenon/web/kit'

/** '1250' of a currency with cents is '12.50': amounts as rules keep them, and as people write them. */
export function minorToDecimal(minor: string, currency: string): string {
  const digits = digitsOf(currency)
  const [whole = '0', fraction = ''] = shiftDecimal(minor, -digits).split('.')
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`
}

export function decimalToMinor(amount: string, currency: string): string {
  return shiftDecimal(amount, digitsOf(currency)).split('.')[0] ?? '0'
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
