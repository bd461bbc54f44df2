import type { Zone } from '../../time/index.ts'
import type { Cell } from '../readers/table-types.ts'
import { cellText } from '../readers/table-types.ts'
import { dateFormat, plainDates, plainTimes } from './date-format.ts'
import type { DateFormat, LocalTime } from './date-format.ts'
import { dayText, instantOf } from './local-time.ts'
import { ValueFault } from './value-fault.ts'

export interface DateReader {
  readonly formats: readonly DateFormat[]
  readonly zone: Zone
}

/** Formats from valid patterns; without any, those in which day and month cannot be confused. */
export function dateFormats(patterns: readonly string[] | null): DateFormat[] {
  return (patterns ?? [...plainDates, ...plainTimes]).map(dateFormat).filter((format) => typeof format !== 'string')
}

/** 'yyyy-MM-dd'. A time of day in the cell is left out. */
export function parseDateCell(cell: Cell, reader: DateReader): string | ValueFault {
  if (typeof cell === 'object' && cell.type === 'date') return cell.text.slice(0, 10)
  const local = readLocal(cell, reader)
  return local instanceof ValueFault ? local : dayText(local)
}

/** An instant, ISO in UTC. A day without time is its first moment in the zone. */
export function parseTimeCell(cell: Cell, reader: DateReader): string | ValueFault {
  const local = typeof cell === 'object' && cell.type === 'date' ? typedLocal(cell.text) : readLocal(cell, reader)
  return local instanceof ValueFault ? local : instantOf(local, reader.zone).toISOString()
}

function readLocal(cell: Cell, reader: DateReader): LocalTime | ValueFault {
  const text = cellText(cell)
  for (const format of reader.formats) {
    const local = format.read(text)
    if (local) return local
  }
  return new ValueFault('VALUE_NOT_A_DATE', { format: reader.formats.slice(0, 4).map(({ pattern }) => pattern).join(' or ') })
}

function typedLocal(text: string): LocalTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/\D/).map(Number)
  return { year, month, day, hour, minute, second, millisecond: 0, offset: null }
}
