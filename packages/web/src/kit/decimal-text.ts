/** Decimal numbers as text: nothing here passes through a float. */

const SHIFTS: Readonly<Record<string, number>> = { k: 3, K: 3, m: 6, M: 6, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 }

/**
 * Reads what a person typed: 1,234.5 or 1 234,5 by the locale, full-width digits, 12万, 3k, (5) for minus five.
 * Gives canonical decimal text, null for an empty field, undefined for what is not a number.
 */
export function parseDecimalText(typed: string, locale: string): string | null | undefined {
  let text = typed.normalize('NFKC').replace(/[\s'’_]/g, '')
  if (text === '') return null
  const { group, decimal } = separators(locale)
  let negative = false
  if (/^\(.*\)$/.test(text)) {
    negative = true
    text = text.slice(1, -1)
  }
  if (/^[-−–+]/.test(text)) {
    negative = negative !== /^[-−–]/.test(text)
    text = text.slice(1)
  }
  const unit = SHIFTS[text.at(-1) ?? '']
  if (unit !== undefined) text = text.slice(0, -1)
  const grouped = ungroup(text, group.trim(), decimal)
  if (grouped === undefined) return undefined
  text = grouped.replace(decimal, '.')
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) return undefined
  return canonical(shift(text, unit ?? 0), negative)
}

/** Moves the decimal point: shift('12.5', 2) is '1250', shift('1250', -2) is '12.5'. */
export function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith('-')
  return canonical(shift(negative ? text.slice(1) : text, places), negative)
}

/** How many digits follow the point, trailing zeros aside. */
export function scaleOf(text: string): number {
  const fraction = text.split('.')[1] ?? ''
  return fraction.replace(/0+$/, '').length
}

/** Negative, zero or positive, as a comparator wants it. */
export function compareDecimals(a: string, b: string): number {
  const scale = Math.max(scaleOf(a), scaleOf(b))
  const difference = toUnits(a, scale) - toUnits(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Without group separators; undefined where they stand as no number has them: 1,5 may mean one and a half. */
function ungroup(text: string, group: string, decimal: string): string | undefined {
  if (group === '' || !text.includes(group)) return text
  const [whole = '', ...rest] = text.split(decimal)
  const [first = '', ...groups] = whole.split(group)
  const last = groups.at(-1) ?? ''
  const usual = /^\d{1,4}$/.test(first) && groups.every((digits) => /^\d{2,4}$/.test(digits)) && /^\d{3,4}$/.test(last)
  return usual ? [first + groups.join(''), ...rest].join(decimal) : undefined
}

function toUnits(text: string, scale: number): bigint {
  return BigInt(shiftDecimal(text, scale).split('.')[0] ?? '0')
}

function shift(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = whole + fraction
  const point = whole.length + places
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length)
  return `${digits.slice(0, point)}.${digits.slice(point)}`
}

function canonical(text: string, negative: boolean): string {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const rest = fraction.replace(/0+$/, '')
  const value = rest === '' ? digits : `${digits}.${rest}`
  return negative && /[1-9]/.test(value) ? `-${value}` : value
}

function separators(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5)
  const find = (type: string) => parts.find((part) => part.type === type)?.value
  return { group: find('group') ?? ',', decimal: find('decimal') ?? '.' }
}
