import { currencyExponent, formatDecimal, isCurrency } from '../../money/index.ts'
import type { NumberFormat } from '../mapping-types.ts'
import type { Cell } from '../readers/table-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { JsonValue, TargetField, TargetValue } from '../target-types.ts'
import { parseDateCell, parseTimeCell } from './parse-date.ts'
import type { DateReader } from './parse-date.ts'
import { toUnits } from './decimal.ts'
import type { Decimal } from './decimal.ts'
import { readPlainNumber } from './number-format.ts'
import type { NumberReader } from './number-format.ts'
import { ValueFault } from './value-fault.ts'

/** How the texts of one column are written. */
export interface ValueFormat {
  readonly number: NumberReader
  readonly numberFormat: NumberFormat
  readonly dates: DateReader
  readonly split: string
}

const yes = new Set(['true', 'yes', 'y', '1', 'on', 'x', '是', '对', '真', '✓', '√'])
const no = new Set(['false', 'no', 'n', '0', 'off', '否', '不', '假', '✗', '×'])
const int32 = 2n ** 31n
const int64 = 2n ** 63n

/** A cell that is not empty as the value of a field of any kind but money and reference. */
export function parseValue(cell: Cell, field: TargetField, format: ValueFormat): TargetValue | ValueFault {
  const text = cellText(cell)
  switch (field.kind) {
    case 'integer': return integer(cell, int32, field, format)
    case 'bigint': return integer(cell, int64, field, format)
    case 'percent': return percent(cell, field, format)
    case 'decimal': case 'quantity': return decimal(cell, field, format)
    case 'boolean': return yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : new ValueFault('VALUE_NOT_A_BOOLEAN')
    case 'date': return parseDateCell(cell, format.dates)
    case 'datetime': return parseTimeCell(cell, format.dates)
    case 'enum': return option(text, field)
    case 'tags': return text.split(format.split).map((tag) => tag.trim()).filter((tag) => tag !== '')
    case 'json': return json(text)
    case 'email': return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? fits(text, field) : new ValueFault('VALUE_NOT_AN_EMAIL')
    case 'url': return /^https?:\/\/\S+$/i.test(text) ? fits(text, field) : new ValueFault('VALUE_NOT_A_URL')
    default: return fits(text, field, cell)
  }
}

/** An amount in minor units. */
export function parseMoney(cell: Cell, currency: string, field: TargetField, format: ValueFormat): TargetValue | ValueFault {
  if (!isCurrency(currency)) return new ValueFault('VALUE_CURRENCY_UNKNOWN', { currency })
  const number = numberOf(cell, format)
  if (number instanceof ValueFault) return number
  const minor = whole(number, currencyExponent(currency), int64, field, format)
  return minor instanceof ValueFault ? minor : { minor, currency }
}

function fits(text: string, field: TargetField, cell: Cell = text): string | ValueFault {
  if (typeof cell === 'object' && cell.type === 'number' && cell.text.replace(/\D/g, '').length > 15) return new ValueFault('VALUE_DIGITS_LOST')
  const length = field.maxLength === null ? 0 : [...text].length
  return field.maxLength !== null && length > field.maxLength ? new ValueFault('VALUE_TOO_LONG', { field: field.name, limit: field.maxLength, length }) : text
}

function numberOf(cell: Cell, format: ValueFormat): Decimal | ValueFault {
  const number = typeof cell === 'object' && cell.type === 'number' ? readPlainNumber(cell.text, format.numberFormat) : format.number.read(cellText(cell))
  return number ?? new ValueFault('VALUE_NOT_A_NUMBER', { example: format.number.example })
}

function whole(number: Decimal, places: number, limit: bigint, field: TargetField, format: ValueFormat): bigint | ValueFault {
  const units = toUnits(number, places, format.numberFormat.round ?? false)
  if (units === null) return places === 0 ? new ValueFault('VALUE_NOT_WHOLE') : new ValueFault('VALUE_TOO_PRECISE', { places })
  return units >= limit || units < -limit ? new ValueFault('VALUE_OUT_OF_RANGE', { field: field.name }) : units
}

function integer(cell: Cell, limit: bigint, field: TargetField, format: ValueFormat): TargetValue | ValueFault {
  const number = numberOf(cell, format)
  if (number instanceof ValueFault) return number
  const value = whole(number, 0, limit, field, format)
  return value instanceof ValueFault || field.kind === 'bigint' ? value : Number(value)
}

/** "12.5 %", "12.5" and a spreadsheet's 0.125 shown as 12.5 % are all 1250 basis points. */
function percent(cell: Cell, field: TargetField, format: ValueFormat): TargetValue | ValueFault {
  const number = numberOf(typeof cell === 'string' ? cell.normalize('NFKC').replace(/\s*%\s*$/, '') : cell, format)
  if (number instanceof ValueFault) return number
  const isShare = typeof cell === 'object' && cell.type === 'number' && cell.percent
  const points = whole(number, isShare ? 4 : 2, int32, field, format)
  return points instanceof ValueFault ? points : Number(points)
}

function decimal(cell: Cell, field: TargetField, format: ValueFormat): TargetValue | ValueFault {
  const number = numberOf(cell, format)
  if (number instanceof ValueFault) return number
  const places = field.places ?? 6
  const units = toUnits(number, places, format.numberFormat.round ?? false)
  if (units === null) return new ValueFault('VALUE_TOO_PRECISE', { places })
  const magnitude = units < 0n ? -units : units
  if (field.wholeDigits !== null && magnitude >= 10n ** BigInt(field.wholeDigits + places)) return new ValueFault('VALUE_OUT_OF_RANGE', { field: field.name })
  return formatDecimal(units, places, { trim: true })
}

/** Options are compared without regard to case, and with '_' for spaces and dashes. */
function option(text: string, field: TargetField): string | ValueFault {
  const options = field.options ?? []
  const plain = (value: string): string => value.toUpperCase().replace(/[\s-]+/g, '_')
  const found = options.find((value) => value === text) ?? options.find((value) => plain(value) === plain(text))
  return found ?? new ValueFault('VALUE_NOT_AN_OPTION', { options: options.join(', ') })
}

function json(text: string): JsonValue | ValueFault {
  try {
    return JSON.parse(text) as JsonValue
  } catch (error) {
    return new ValueFault('VALUE_NOT_JSON', { reason: error instanceof Error ? error.message : String(error) })
  }
}
