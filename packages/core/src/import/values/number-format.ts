import type { NumberFormat } from '../mapping-types.ts'
import { multiply, negate, parseDecimal } from './decimal.ts'
import type { Decimal } from './decimal.ts'

export interface NumberReader {
  /** A number as the format writes it, for messages. */
  readonly example: string
  /** The exact number; null where the text is not written in the format. */
  read(text: string): Decimal | null
}

const spaces = /[\s\u00a0\u2007\u2009\u202f]/g

const bare = /^-?\d+(?:\.\d+)?$/

/** Compiles a number format. Groups of thousands must be whole, so that "1,5" is refused and not read as fifteen. */
export function numberReader(format: NumberFormat = {}): NumberReader {
  const decimal = format.decimal ?? '.'
  const thousands = format.thousands ?? (decimal === ',' ? '.' : ',')
  const scale = parseDecimal(String(format.scale ?? 1)) ?? { units: 1n, places: 0 }
  const units = Object.entries(format.units ?? {}).map(([suffix, factor]) => ({ suffix, factor: parseDecimal(String(factor)) ?? { units: 1n, places: 0 } }))
  const plain = numberPattern(decimal, thousands)
  return {
    example: `1${thousands}234${decimal}56`,
    read(original) {
      // Plain digits need none of the care below; a single separator in them is the decimal one.
      if (decimal === '.' && units.length === 0 && bare.test(original)) return scaled(original, scale)
      const signed = signOf(stripCurrency(original.normalize('NFKC').replace(/−/g, '-').trim(), format.currencySign))
      let text = signed.text
      let factor = scale
      const unit = units.find((one) => text.endsWith(one.suffix))
      if (unit) {
        text = text.slice(0, -unit.suffix.length).trimEnd()
        factor = multiply(factor, unit.factor)
      }
      text = stripCurrency(text, format.currencySign)
      if (thousands.trim() === '') text = text.replace(spaces, ' ')
      if (!plain.test(text)) return null
      const number = parseDecimal(text.replaceAll(thousands.trim() === '' ? ' ' : thousands, '').replace(decimal, '.'))
      if (!number) return null
      const value = multiply(number, factor)
      return signed.negative ? negate(value) : value
    },
  }
}

/** A typed spreadsheet cell: already plain notation, so only the scale applies. */
export function readPlainNumber(text: string, format: NumberFormat = {}): Decimal | null {
  const number = parseDecimal(text)
  const scale = parseDecimal(String(format.scale ?? 1))
  return number && scale ? multiply(number, scale) : null
}

function scaled(text: string, scale: Decimal): Decimal | null {
  const number = parseDecimal(text)
  return number && multiply(number, scale)
}

function numberPattern(decimal: string, thousands: string): RegExp {
  const point = escape(decimal)
  const group = thousands.trim() === '' ? ' ' : escape(thousands)
  const whole = thousands === '' ? '\\d+' : `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)`
  return new RegExp(`^(?:${whole}(?:${point}\\d*)?|${point}\\d+)(?:[eE][+-]?\\d{1,3})?$`)
}

function signOf(text: string): { text: string; negative: boolean } {
  if (text.startsWith('(') && text.endsWith(')')) return { text: text.slice(1, -1).trim(), negative: true }
  if (text.startsWith('-')) return { text: text.slice(1).trim(), negative: true }
  if (text.endsWith('-')) return { text: text.slice(0, -1).trim(), negative: true }
  if (text.startsWith('+')) return { text: text.slice(1).trim(), negative: false }
  return { text, negative: false }
}

function stripCurrency(text: string, sign: string | undefined): string {
  let rest = text
  if (sign) {
    if (rest.startsWith(sign)) rest = rest.slice(sign.length)
    else if (rest.endsWith(sign)) rest = rest.slice(0, -sign.length)
    else if (rest.startsWith(`-${sign}`)) rest = `-${rest.slice(sign.length + 1)}`
  }
  // NFKC has turned full-width signs into plain ones; 元 follows, the others precede.
  return rest.replace(/^(-?)\s*\p{Sc}\s*/u, '$1').replace(/\s*(?:\p{Sc}|元)$/u, '').trim()
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
