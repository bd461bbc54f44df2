import type { Money, Tone } from '@tenon/web/kit'

export const buckets = ['CURRENT', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'DAYS_91_180', 'OVER_180'] as const
export type Bucket = (typeof buckets)[number]

const MONEY = '{ amount currency }'

export const RECEIVABLES = `query ReceivablesPage($asOf: Date!) {
  ageing: receivableAgeing(asOf: $asOf) { bucket count amount ${MONEY} }
  rates: collectionRate(asOf: $asOf) { currency rateBp due ${MONEY} collected ${MONEY} receivable ${MONEY} }
  outstanding: daysSalesOutstanding(asOf: $asOf) { currency days sales ${MONEY} }
  customers: customerAgeing(asOf: $asOf) { customerId customerName currency total ${MONEY} buckets { bucket count amount ${MONEY} } }
  forecast: collectionForecast(asOf: $asOf) { month amount ${MONEY} }
}`

/** All currencies together, in that of the company; asked only where there is a foreign one. */
export const TOTALS = `query ReceivableTotals($asOf: Date!) {
  totals: receivableTotals(asOf: $asOf) {
    currency rateBp due ${MONEY} collected ${MONEY} receivable ${MONEY} days sales ${MONEY} ageing { bucket count amount ${MONEY} }
    customers { customerId customerName currency total ${MONEY} buckets { bucket count amount ${MONEY} } } forecast { month amount ${MONEY} }
  }
}`

export interface CustomerDebt {
  readonly customerId: string
  readonly customerName: string | null
  readonly currency: string
  readonly total: Money
  readonly buckets: readonly { readonly bucket: Bucket; readonly count: number; readonly amount: Money }[]
}

export interface Receivables {
  readonly ageing: readonly { readonly bucket: Bucket; readonly count: number; readonly amount: Money }[]
  readonly rates: readonly { readonly currency: string; readonly rateBp: number | null; readonly due: Money; readonly collected: Money; readonly receivable: Money }[]
  readonly outstanding: readonly { readonly currency: string; readonly days: string | null; readonly sales: Money }[]
  readonly customers: readonly CustomerDebt[]
  readonly forecast: readonly { readonly month: string | null; readonly amount: Money }[]
}

/** Figures of one currency, or of all of them in that of the company. */
export interface Figures extends Pick<Receivables, 'ageing' | 'customers' | 'forecast'> {
  readonly currency: string
  readonly rateBp: number | null
  readonly due: Money
  readonly collected: Money
  readonly receivable: Money
  readonly days: string | null
  readonly sales: Money
}

/** The part of the answer that is of one currency; null where nothing is. */
export function figuresIn(found: Receivables, currency: string): Figures | null {
  const rate = found.rates.find((row) => row.currency === currency)
  const outstanding = found.outstanding.find((row) => row.currency === currency)
  if (!rate || !outstanding) return null
  const inCurrency = ({ amount }: { readonly amount: Money }) => amount.currency === currency
  return {
    ...rate, days: outstanding.days, sales: outstanding.sales,
    ageing: found.ageing.filter(inCurrency), customers: found.customers.filter((row) => row.currency === currency), forecast: found.forecast.filter(inCurrency),
  }
}

export const INSTALLMENTS = `query OwedInstallments($customerId: ID!, $asOf: Date) {
  receivables(customerId: $customerId, asOf: $asOf) { installmentId contractId contractTitle contractNumber title ordinal status bucket dueOn amount ${MONEY} paid ${MONEY} open ${MONEY} receivable ${MONEY} base ${MONEY} allocatable ${MONEY} }
}`

export interface OwedInstallment {
  readonly installmentId: string
  readonly contractId: string
  readonly contractTitle: string | null
  readonly contractNumber: string | null
  readonly title: string
  readonly ordinal: number
  readonly status: 'PLANNED' | 'NOT_DUE' | 'DUE' | 'PARTIAL' | 'PAID' | 'OVERDUE' | 'WRITTEN_OFF'
  readonly bucket: Bucket | null
  readonly dueOn: string | null
  readonly amount: Money
  readonly paid: Money
  readonly open: Money
  readonly receivable: Money
  /** In the currency of the company; null where no rate was frozen. */
  readonly base: Money | null
  readonly allocatable: Money
}

export const statusTones: Readonly<Record<OwedInstallment['status'], Tone>> = { PLANNED: 'neutral', NOT_DUE: 'neutral', DUE: 'info', PARTIAL: 'warning', PAID: 'success', OVERDUE: 'danger', WRITTEN_OFF: 'neutral' }

/** Rows as a file for spreadsheets. What begins like a formula gets an apostrophe before it, so that no program runs it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
