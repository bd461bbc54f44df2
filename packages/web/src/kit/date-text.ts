/** Dates as a person types them. Everything here is a calendar day, YYYY-MM-DD, without a zone. */

const WORDS: Readonly<Record<string, number>> = { today: 0, t: 0, 今天: 0, 今日: 0, tomorrow: 1, 明天: 1, 明日: 1, yesterday: -1, 昨天: -1, 后天: 2, 後天: 2, 前天: -2 }
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = { '': 'day', d: 'day', 天: 'day', 日: 'day', w: 'week', 周: 'week', 週: 'week', m: 'month', 月: 'month', y: 'year', 年: 'year' }

/**
 * 2026-11-23, 20261123, 23.11.2026 in the order of the locale, 11/23, 11月23日, today, 明天, +7, -2w, +1m.
 * Null for an empty field, undefined for what is no date.
 */
export function parseDateText(typed: string, locale: string, today: string): string | null | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (text === '') return null
  const word = WORDS[text]
  if (word !== undefined) return addDays(today, word)
  const step = /^([+-])(\d{1,4})\s*(\D?)$/.exec(text)
  if (step) return addSteps(today, Number(`${step[1]}${step[2]}`), step[3] ?? '')
  const iso = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text)
  if (iso && (iso[0].length >= 8 || /\D/.test(iso[0]))) return day(iso[1], iso[2], iso[3])
  const parts = text.split(/[-/.\s年月日]+/).filter(Boolean)
  if (!parts.every((part) => /^\d+$/.test(part))) return undefined
  if (parts.length === 2) return monthAndDay(parts as [string, string], locale, today)
  if (parts.length !== 3) return undefined
  const order = fieldOrder(locale)
  const at = (field: 'year' | 'month' | 'day') => parts[order.indexOf(field)]
  return day(century(at('year')), at('month'), at('day'))
}

export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The same day of another month, or that month's last. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = iso.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(dayOfMonth, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

function addSteps(today: string, amount: number, unit: string): string | undefined {
  const step = UNITS[unit]
  if (step === undefined) return undefined
  if (step === 'day') return addDays(today, amount)
  if (step === 'week') return addDays(today, amount * 7)
  return addMonths(today, step === 'month' ? amount : amount * 12)
}

function monthAndDay(parts: [string, string], locale: string, today: string): string | undefined {
  const [month, dayOfMonth] = fieldOrder(locale).indexOf('month') < fieldOrder(locale).indexOf('day') ? parts : [parts[1], parts[0]]
  return day(today.slice(0, 4), month, dayOfMonth)
}

function day(year: string | undefined, month: string | undefined, dayOfMonth: string | undefined): string | undefined {
  const iso = `${(year ?? '').padStart(4, '0')}-${(month ?? '').padStart(2, '0')}-${(dayOfMonth ?? '').padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

function century(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year
}

function fieldOrder(locale: string): string[] {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(0))
    .map((part) => part.type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day')
}
