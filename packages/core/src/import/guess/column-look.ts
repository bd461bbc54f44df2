import type { ColumnLook } from '../api-types.ts'
import type { NumberFormat } from '../mapping-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { Cell } from '../readers/table-types.ts'
import { dateFormat } from '../values/date-format.ts'
import { numberReader } from '../values/number-format.ts'

const dates = [
  'yyyy-MM-dd', 'yyyy/M/d', 'yyyy.M.d', 'yyyy年M月d日', 'd MMM yyyy', 'd MMM yy', 'dd-MMM-yyyy', 'dd-MMM-yy', 'MMM d, yyyy', 'MMMM d, yyyy', 'yyyyMMdd',
  'd/M/yyyy', 'M/d/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'M-d-yyyy', 'd/M/yy', 'M/d/yy', 'd.M.yy',
] as const
const times = [
  "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "yyyy-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ss", 'yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm', 'yyyy/M/d H:mm:ss', 'yyyy/M/d H:mm',
  'd/M/yyyy H:mm', 'M/d/yyyy H:mm', 'd/M/yyyy H:mm:ss', 'M/d/yyyy H:mm:ss', 'd.M.yyyy H:mm', 'd.M.yyyy H:mm:ss', 'M/d/yyyy h:mm a', 'M/d/yyyy h:mm:ss a',
] as const
const booleans = new Set(['true', 'false', 'yes', 'no', 'y', 'n', '是', '否'])
const plain = new Set<string>(['yyyy-MM-dd', 'yyyy/M/d', 'yyyy.M.d', 'yyyy年M月d日', 'd MMM yyyy', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "yyyy-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ss", 'yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm'])

/** What the samples of a column look like, and how they are to be read. */
export function columnLook(cells: readonly Cell[]): ColumnLook {
  const filled = cells.filter((cell) => cellText(cell).trim() !== '')
  if (filled.length === 0) return look('empty')
  const types = new Set(filled.map((cell) => (typeof cell === 'string' ? 'text' : cell.type)))
  if (types.size === 1 && !types.has('text')) return typedLook(filled)
  const texts = filled.map((cell) => cellText(cell).trim())
  if (texts.every((text) => booleans.has(text.toLowerCase()))) return look('boolean')
  if (texts.every((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))) return look('email')
  if (texts.every((text) => /^https?:\/\/\S+$/i.test(text))) return look('url')
  return dateLook(texts) ?? numberLook(texts) ?? look('text')
}

function look(kind: ColumnLook['kind'], mapping: ColumnLook['mapping'] = {}, ambiguous = false): ColumnLook {
  return { kind, mapping, ambiguous }
}

function typedLook(cells: readonly Cell[]): ColumnLook {
  const [first] = cells
  if (typeof first !== 'object') return look('text')
  if (first.type === 'boolean') return look('boolean')
  if (first.type === 'date') return look(cells.some((cell) => cellText(cell).includes('T')) ? 'datetime' : 'date')
  if (first.type !== 'number') return look('text')
  if (first.percent) return look('percent')
  return look(cells.every((cell) => !cellText(cell).includes('.')) ? 'integer' : 'decimal')
}

/** Eight digits are a date only where every one of them is, and all are near our time. */
function dateLook(texts: readonly string[]): ColumnLook | null {
  for (const [kind, patterns] of [['date', dates], ['datetime', times]] as const) {
    const fitting = patterns.filter((pattern) => readsAll(pattern, texts))
    const [best] = fitting
    if (best === undefined) continue
    if (best === 'yyyyMMdd' && !texts.every((text) => /^(19|20)\d{6}$/.test(text))) continue
    const rival = fitting.some((pattern) => swapped(pattern) === best || pattern === swapped(best))
    return look(kind, plain.has(best) ? {} : { format: best }, rival)
  }
  return null
}

function readsAll(pattern: string, texts: readonly string[]): boolean {
  const format = dateFormat(pattern)
  return typeof format !== 'string' && texts.every((text) => format.read(text) !== null)
}

function swapped(pattern: string): string {
  return /^[dM][/-][dM]/.test(pattern) ? pattern.replace(/^([dM])([/-])([dM])/, '$3$2$1') : ''
}

function numberLook(texts: readonly string[]): ColumnLook | null {
  const percent = texts.every((text) => text.endsWith('%'))
  const bare = percent ? texts.map((text) => text.slice(0, -1).trim()) : texts
  const formats: readonly NumberFormat[] = [{}, { decimal: ',' }, { thousands: ' ' }, { decimal: ',', thousands: ' ' }, { thousands: "'" }]
  const fitting = formats.filter((format) => bare.every((text) => numberReader(format).read(text) !== null))
  const [best] = fitting
  if (best === undefined) return null
  // 1,234 and 1.234 are read by both points of view; anything that only one can read decides.
  const ambiguous = fitting.length > 1 && best.decimal !== fitting[1]!.decimal && bare.some((text) => /[.,]/.test(text))
  const mapping = Object.keys(best).length === 0 ? {} : { number: best }
  // Leading zeros are kept by no number: such a column is a code.
  if (bare.some((text) => /^0\d/.test(text))) return null
  if (percent) return look('percent', mapping, ambiguous)
  if (bare.some((text) => /\p{Sc}|元/u.test(text))) return look('money', mapping, ambiguous)
  const reader = numberReader(best)
  return look(bare.every((text) => reader.read(text)?.places === 0) ? 'integer' : 'decimal', mapping, ambiguous)
}
