/** A date without time zone; the time is 0 where the format has none. */
export interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  /** Minutes east of UTC where the text says so itself. */
  readonly offset: number | null
}

export interface DateFormat {
  readonly pattern: string
  /** Null where the text is not written so, or the day does not exist. */
  read(text: string): LocalTime | null
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const monthNames = months.map((name) => (name === 'september' ? 'sept?(?:ember)?' : `${name.slice(0, 3)}(?:${name.slice(3)})?`)).join('|')

const tokens: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})', yy: '(?<shortYear>\\d{2})',
  MMMM: `(?<monthName>${monthNames})`, MMM: `(?<monthName>${monthNames})\\.?`, MM: '(?<month>\\d{2})', M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})', d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})', H: '(?<hour>\\d{1,2})', hh: '(?<hour12>\\d{2})', h: '(?<hour12>\\d{1,2})', a: '(?<half>[AaPp]\\.?[Mm]\\.?|上午|下午)',
  mm: '(?<minute>\\d{2})', m: '(?<minute>\\d{1,2})', ss: '(?<second>\\d{2})', s: '(?<second>\\d{1,2})', SSS: '(?<fraction>\\d{1,9})',
  XXX: '(?<offset>Z|[+-]\\d{2}:?\\d{2})', EEE: '\\p{L}{2,9}\\.?', EEEE: '\\p{L}{2,9}',
}

/** Formats tried where a mapping names none: only those in which day and month cannot be confused. */
export const plainDates = ['yyyy-MM-dd', 'yyyy/M/d', 'yyyy.M.d', 'yyyy年M月d日', 'd MMM yyyy', 'yyyyMMdd'] as const
export const plainTimes = [
  "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "yyyy-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm",
  'yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm', 'yyyy/M/d H:mm:ss', 'yyyy/M/d H:mm', 'yyyy年M月d日 H:mm',
] as const

/** Compiles a pattern of yyyy yy MMMM MMM MM M dd d HH H hh h a mm m ss s SSS XXX EEE and 'quoted text'. Returns a sentence where it is wrong. */
export function dateFormat(pattern: string): DateFormat | string {
  const parts: string[] = []
  const seen = new Set<string>()
  for (const [piece] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)) {
    if (piece === "'") return 'a quote is not closed'
    if (piece.startsWith("'")) parts.push(literal(piece === "''" ? "'" : piece.slice(1, -1).replaceAll("''", "'")))
    else if (!/^[A-Za-z]/.test(piece)) parts.push(literal(piece))
    else {
      const token = tokens[piece]
      if (!token) return `"${piece}" means nothing; use yyyy yy MMMM MMM MM M dd d HH H hh h a mm m ss s SSS XXX EEE, and put other letters in 'quotes'`
      const kind = piece[0] === 'h' || piece[0] === 'H' ? 'hour' : piece[0]!
      if (seen.has(kind)) return `"${piece}" is there twice`
      seen.add(kind)
      parts.push(token)
    }
  }
  for (const [letter, what] of [['y', 'the year'], ['M', 'the month'], ['d', 'the day']] as const) if (!seen.has(letter)) return `${what} is missing`
  const shape = new RegExp(`^${parts.join('')}$`, 'iu')
  return { pattern, read: (text) => fromGroups(shape.exec(text.normalize('NFKC'))?.groups) }
}

function literal(text: string): string {
  return text.normalize('NFKC').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')
}

function fromGroups(groups: Partial<Record<string, string>> | undefined): LocalTime | null {
  if (!groups) return null
  const year = groups['shortYear'] === undefined ? Number(groups['year']) : century(Number(groups['shortYear']))
  const month = groups['monthName'] === undefined ? Number(groups['month']) : monthOf(groups['monthName'])
  const day = Number(groups['day'])
  const hour = hourOf(groups)
  const minute = Number(groups['minute'] ?? 0)
  const second = Number(groups['second'] ?? 0)
  if (hour === null || hour > 23 || minute > 59 || second > 59 || !dayExists(year, month, day)) return null
  const millisecond = Number((groups['fraction'] ?? '0').padEnd(3, '0').slice(0, 3))
  return { year, month, day, hour, minute, second, millisecond, offset: offsetOf(groups['offset']) }
}

/** 00-69 are this century, 70-99 the last, as spreadsheets and POSIX have it. */
function century(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year
}

function monthOf(name: string): number {
  return months.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1
}

function hourOf(groups: Partial<Record<string, string>>): number | null {
  const hour = Number(groups['hour'] ?? groups['hour12'] ?? 0)
  if (groups['hour12'] === undefined) return hour
  if (hour < 1 || hour > 12) return null
  const afternoon = /^p|下午/i.test(groups['half'] ?? '')
  return (hour % 12) + (afternoon ? 12 : 0)
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (text.toUpperCase() === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return text.startsWith('-') ? -minutes : minutes
}

function dayExists(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  const date = new Date(0)
  date.setUTCFullYear(year, month, 0)
  return day <= date.getUTCDate()
}
