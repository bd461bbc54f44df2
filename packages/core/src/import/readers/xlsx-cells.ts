import { decimalText, parseDecimal } from '../values/decimal.ts'
import type { Cell, TypedCell } from './table-types.ts'
import { unescapeText } from './xlsx-workbook.ts'
import type { NumberLook, Workbook } from './xlsx-workbook.ts'

export interface RawCell {
  readonly type: string
  readonly style: number
  readonly hasFormula: boolean
  /** Null where the cell has no value. */
  readonly value: string | null
}

/** What a cell of the sheet's XML means. */
export function toCell(raw: RawCell, workbook: Workbook): Cell {
  const { type, value } = raw
  if (value === null) return raw.hasFormula ? { type: 'error', text: '' } : ''
  switch (type) {
    case 's': return workbook.strings[Number(value)] ?? ''
    case 'inlineStr':
    case 'str': return unescapeText(value)
    case 'b': return { type: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
    case 'e': return { type: 'error', text: value }
    case 'd': return { type: 'date', text: value.replace(/Z$|\.\d+Z?$/, '').replace(/T00:00(:00)?$/, '') }
    default: return number(value, workbook.styles[raw.style] ?? 'number', workbook.since1904)
  }
}

/** 'AB' of 'AB12' as 27. */
export function columnIndex(place: string): number {
  let index = 0
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at)
    if (letter < 65 || letter > 90) break
    index = index * 26 + letter - 64
  }
  return index - 1
}

function number(value: string, look: NumberLook, since1904: boolean): Cell {
  const parsed = Number(value)
  if (value.trim() === '') return ''
  if (!Number.isFinite(parsed)) return { type: 'error', text: value }
  const date = look === 'date' ? serialDate(parsed, since1904) : null
  if (date) return date
  const text = /^-?\d{1,15}$/.test(value) ? value : plainNumber(parsed)
  return look === 'percent' ? { type: 'number', text, percent: true } : { type: 'number', text }
}

/** Spreadsheets keep binary numbers and show 15 digits: 0.30000000000000004 is 0.3. */
function plainNumber(value: number): string {
  const decimal = parseDecimal(value.toPrecision(15))
  return decimal ? decimalText(decimal) : String(value)
}

/** Null for what is a time without a day, or outside of the calendar. */
function serialDate(serial: number, since1904: boolean): TypedCell | null {
  if (serial < 1 || serial >= 2_958_466) return null
  // Day 60 of the 1900 calendar is a 29 February that never was, so the days before it are off by one.
  const days = since1904 ? serial - 24_107 : serial < 60 ? serial - 25_568 : serial - 25_569
  const at = Math.round(days * 86_400) * 1000
  const text = new Date(at).toISOString()
  return { type: 'date', text: text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19) }
}
