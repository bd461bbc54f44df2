import { createContext } from 'svelte'
import type { Money } from './types.ts'

export interface FormatOptions {
  /** A function where the language may change: what is shown follows it. */
  readonly locale: string | (() => string)
  /** The company's currency: shown by its short sign. Others keep the sign that tells them apart. */
  readonly currency: string
  /** The company's zone: instants are shown in it. */
  readonly timeZone: string
  readonly now?: () => Date
}

type DecimalText = Intl.StringNumericLiteral

/** Numbers, money and time in one language. Decimals are text and reach `Intl` as text. */
export class Format {
  readonly currency: string
  readonly timeZone: string
  readonly #locale: () => string
  readonly #now: () => Date
  readonly #formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

  constructor(options: FormatOptions) {
    const { locale } = options
    this.#locale = typeof locale === 'function' ? locale : () => locale
    this.currency = options.currency
    this.timeZone = options.timeZone
    this.#now = options.now ?? (() => new Date())
  }

  get locale(): string {
    return this.#locale()
  }

  /** Compact is for tiles and columns' sums: ¥1.2M, ¥120万. */
  money(money: Money | null | undefined, { compact = false } = {}): string {
    if (!money) return ''
    const currencyDisplay = money.currency === this.currency ? 'narrowSymbol' : 'symbol'
    const style = compact ? ({ notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 } as const) : {}
    return this.#number({ style: 'currency', currency: money.currency, currencyDisplay, ...style }).format(money.amount as DecimalText)
  }

  /** Decimal text; every digit is kept unless a scale is given. */
  decimal(text: string | null | undefined, { scale }: { scale?: number } = {}): string {
    if (text === null || text === undefined || text === '') return ''
    const digits = scale === undefined ? { maximumFractionDigits: 20 } : { minimumFractionDigits: scale, maximumFractionDigits: scale }
    return this.#number(digits).format(text as DecimalText)
  }

  integer(value: number | bigint | null | undefined): string {
    return value === null || value === undefined ? '' : this.#number({ maximumFractionDigits: 0 }).format(value)
  }

  compact(value: string | number): string {
    return this.#number({ notation: 'compact', maximumFractionDigits: 1 }).format(value as DecimalText | number)
  }

  /** Basis points: 1250 is 12.5%. */
  percent(basisPoints: number | null | undefined): string {
    if (basisPoints === null || basisPoints === undefined) return ''
    return this.#number({ style: 'percent', maximumFractionDigits: 2 }).format(`${basisPoints}E-4` as DecimalText)
  }

  /** A business date YYYY-MM-DD, or the company's day of an instant. */
  date(iso: string | null | undefined): string {
    return this.#time(iso, { dateStyle: 'medium' })
  }

  dateTime(iso: string | null | undefined): string {
    return this.#time(iso, { dateStyle: 'medium', timeStyle: 'short' })
  }

  time(iso: string | null | undefined): string {
    return this.#time(iso, { timeStyle: 'short' })
  }

  month(iso: string | null | undefined): string {
    return this.#time(iso, { year: 'numeric', month: 'long' })
  }

  weekday(iso: string | null | undefined): string {
    return this.#time(iso, { weekday: 'long', month: 'long', day: 'numeric' })
  }

  /** 3 minutes ago, yesterday, in 2 weeks; dates without a time are counted in days. */
  relative(iso: string | null | undefined): string {
    if (!iso) return ''
    const [amount, unit] = isDay(iso) ? sinceDay(iso, this.today()) : sinceInstant(new Date(iso), this.#now())
    return new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(amount, unit)
  }

  /** Today's date in the company's zone. */
  today(): string {
    return this.dayOf(this.#now())
  }

  /** The company's date at an instant. */
  dayOf(instant: Date): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: this.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
  }

  /** The company's hour of the day now, 0 to 23. */
  hour(): number {
    return Number(new Intl.DateTimeFormat('en-GB', { timeZone: this.timeZone, hour: '2-digit', hourCycle: 'h23' }).format(this.#now()))
  }

  list(texts: readonly string[]): string {
    return new Intl.ListFormat(this.locale, { style: 'short', type: 'conjunction' }).format(texts)
  }

  bytes(size: number): string {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
    const step = Math.min(units.length - 1, size < 1 ? 0 : Math.floor(Math.log10(size) / 3))
    return this.#number({ style: 'unit', unit: units[step], unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: 1 }).format(size / 1000 ** step)
  }

  /** Order of names: by pinyin in Chinese. */
  compareNames = (a: string, b: string): number => {
    return new Intl.Collator(this.locale.startsWith('zh') ? `${this.locale}-u-co-pinyin` : this.locale, { numeric: true }).compare(a, b)
  }

  #number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.#cached(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(this.locale, options)) as Intl.NumberFormat
  }

  #time(iso: string | null | undefined, options: Intl.DateTimeFormatOptions): string {
    if (!iso) return ''
    // A business date has no zone: it must not move by one when it is shown.
    const timeZone = isDay(iso) ? 'UTC' : this.timeZone
    const format = this.#cached(`t${timeZone}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(this.locale, { ...options, timeZone }))
    return (format as Intl.DateTimeFormat).format(new Date(iso))
  }

  #cached(key: string, make: () => Intl.NumberFormat | Intl.DateTimeFormat): Intl.NumberFormat | Intl.DateTimeFormat {
    const name = `${this.locale} ${key}`
    const known = this.#formats.get(name)
    if (known) return known
    const made = make()
    this.#formats.set(name, made)
    return made
  }
}

export function createFormat(options: FormatOptions): Format {
  return new Format(options)
}

export const [useFormat, provideFormat] = createContext<Format>()

function isDay(iso: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso)
}

const DAY = 86_400

function sinceDay(day: string, today: string): [number, Intl.RelativeTimeFormatUnit] {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / (DAY * 1000))
  return largest(days * DAY, DAY)
}

function sinceInstant(instant: Date, now: Date): [number, Intl.RelativeTimeFormatUnit] {
  return largest(Math.round((instant.getTime() - now.getTime()) / 1000), 1)
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [['year', 365 * DAY], ['month', 30 * DAY], ['week', 7 * DAY], ['day', DAY], ['hour', 3600], ['minute', 60], ['second', 1]]

function largest(seconds: number, smallest: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size || size === smallest) return [Math.trunc(seconds / size), unit]
  }
  return [0, 'second']
}
