import { dateParts, type BusinessDate } from '../time/index.ts'
import { sequenceErrors } from './errors.ts'

/** A format, read: the texts and tokens in order, and what restarts the count. */
export interface NumberFormat {
  readonly parts: readonly Part[]
  readonly restarts: 'never' | 'year' | 'month' | 'day'
}

type Part = { readonly text: string } | { readonly date: 'yyyy' | 'yy' | 'mm' | 'dd' } | { readonly width: number }

/**
 * Reads a format such as 'CT-{yyyy}-{####}': {yyyy} {yy} {mm} {dd} of the business date, and one counter of at least as many
 * digits as it has #. The count restarts with the smallest period that the format names, so that no number comes twice.
 * Throws NUMBER_FORMAT_INVALID: a plugin calls it where it reads its settings, so that a wrong one stops the start.
 */
export function checkNumberFormat(format: string): NumberFormat {
  const parts = [...format.matchAll(/\{([^{}]*)\}|([^{}]+)|[{}]/g)].map(([whole, token, text]): Part => {
    if (text !== undefined) return { text }
    if (token === 'yyyy' || token === 'yy' || token === 'mm' || token === 'dd') return { date: token }
    if (token !== undefined && /^#{1,9}$/.test(token)) return { width: token.length }
    throw invalid(format, `has ${whole}, which is none of {yyyy}, {yy}, {mm}, {dd} and {####}`)
  })
  const names = new Set(parts.flatMap((part) => ('date' in part ? [part.date] : [])))
  if (parts.filter((part) => 'width' in part).length !== 1) throw invalid(format, 'needs exactly one counter')
  if (names.has('mm') && !names.has('yyyy') && !names.has('yy')) throw invalid(format, 'names the month without its year, so that numbers would come again')
  if (names.has('dd') && !names.has('mm')) throw invalid(format, 'names the day without its month, so that numbers would come again')
  return { parts, restarts: names.has('dd') ? 'day' : names.has('mm') ? 'month' : names.size > 0 ? 'year' : 'never' }
}

/** The period that a day falls in: '2026', '2026-03', '2026-03-31', or nothing. */
export function periodOfNumber({ restarts }: NumberFormat, on: BusinessDate): string {
  return on.slice(0, { never: 0, year: 4, month: 7, day: 10 }[restarts])
}

export function writeNumber({ parts }: NumberFormat, on: BusinessDate, count: number): string {
  const { year, month, day } = dateParts(on)
  const dates = { yyyy: String(year).padStart(4, '0'), yy: String(year % 100).padStart(2, '0'), mm: String(month).padStart(2, '0'), dd: String(day).padStart(2, '0') }
  return parts.map((part) => ('text' in part ? part.text : 'date' in part ? dates[part.date] : String(count).padStart(part.width, '0'))).join('')
}

function invalid(format: string, problem: string) {
  return sequenceErrors.NUMBER_FORMAT_INVALID({ format, problem })
}
