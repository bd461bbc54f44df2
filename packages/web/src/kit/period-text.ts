/** A period by its key: '2026', '2026-Q1' or '2026-03', as targets and forecasts have them. */
const KEY = /^(\d{4})(?:-(?:Q([1-4])|(\d\d)))?$/

export interface PeriodParts {
  readonly year: number
  readonly quarter: number | null
  readonly month: number | null
}

export function readPeriod(key: string | null): PeriodParts | null {
  const [, year, quarter, month] = KEY.exec(key ?? '') ?? []
  if (year === undefined || (month !== undefined && (Number(month) < 1 || Number(month) > 12))) return null
  return { year: Number(year), quarter: quarter === undefined ? null : Number(quarter), month: month === undefined ? null : Number(month) }
}

export interface PeriodWording {
  readonly format: { month(day: string): string }
  readonly quarter: (year: number, quarter: number) => string
}

/** A period in words; its key where it is none. */
export function periodWords(key: string, { format, quarter }: PeriodWording): string {
  const period = readPeriod(key)
  if (!period) return key
  if (period.quarter !== null) return quarter(period.year, period.quarter)
  return period.month === null ? String(period.year) : format.month(`${key}-01`)
}

/** What somebody typed: 2026, Q1, 2026-Q1, Q1 2026, 2026年第一季度, 2026/3, 2026年3月, this month, 本季度. Null for nothing, undefined where it means none. */
export function parsePeriodText(text: string, today: string): string | null | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return null
  const now = { year: today.slice(0, 4), month: Number(today.slice(5, 7)) }
  if (/^(this year|今年|本年)$/.test(typed)) return now.year
  if (/^(this quarter|本季度?)$/.test(typed)) return `${now.year}-Q${Math.ceil(now.month / 3)}`
  if (/^(this month|本月)$/.test(typed)) return monthKey(now.year, now.month)
  const year = /(?<!\d)(\d{4})(?!\d)年?/
  const named = year.exec(typed)?.[1]
  const rest = typed.replace(year, '').trim()
  if (rest === '') return named
  const quarter = /^[-/\s]*(?:q\s*([1-4])|第?([一二三四1-4])季度?)[-/\s]*$/.exec(rest)
  if (quarter) return `${named ?? now.year}-Q${quarter[1] ?? ('一二三四'.indexOf(quarter[2] ?? '') + 1 || quarter[2])}`
  const month = /^[-/.\s]*(\d{1,2})月?[-/.\s]*$/.exec(rest)
  const number = Number(month?.[1])
  return named !== undefined && number >= 1 && number <= 12 ? monthKey(named, number) : undefined
}

/** The period before or after, of the same length. */
export function steppedPeriod(key: string, by: number): string {
  const period = readPeriod(key)
  if (!period) return key
  if (period.quarter !== null) {
    const at = period.year * 4 + period.quarter - 1 + by
    return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`
  }
  if (period.month === null) return String(period.year + by)
  const at = period.year * 12 + period.month - 1 + by
  return monthKey(String(Math.floor(at / 12)), (at % 12) + 1)
}

function monthKey(year: string, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
