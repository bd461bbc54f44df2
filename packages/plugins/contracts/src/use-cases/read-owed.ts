import type { BusinessDate } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { expectedOf } from '../domain/forecast.ts'
import { ageingBuckets, type AgeingBucket } from '../domain/receivables.ts'
import { rowOf } from '../rows.ts'
import { accountOf, type InstallmentRow } from './installment-accounts.ts'
import { readReceivables, type Receivable } from './read-receivables.ts'

export interface OwedRow {
  readonly customerId: string
  readonly customerName: string | null
  readonly currency: string
  readonly totalMinor: bigint
  readonly buckets: readonly { readonly currency: string; readonly bucket: AgeingBucket; readonly amountMinor: bigint; readonly count: number }[]
}

/** What each customer owes in each currency by days past due, the largest debts first. */
export async function readOwed(context: Context, asOf: BusinessDate): Promise<readonly OwedRow[]> {
  return owedOf(await readReceivables(context, asOf))
}

export function owedOf(receivables: readonly Receivable[]): OwedRow[] {
  const due = receivables.filter(({ bucket, row }) => bucket !== null && row.contract)
  const keyOf = ({ row }: Receivable) => `${row.currency} ${row.contract.customerId}`
  const keys = [...new Set(due.map(keyOf))]
  return keys.map((key) => {
    const items = due.filter((item) => keyOf(item) === key)
    const { currency, contract } = items[0]!.row
    const sum = (some: readonly Receivable[]) => some.reduce((total, { standing }) => total + standing.receivableMinor, 0n)
    const buckets = ageingBuckets.map((bucket) => {
      const inBucket = items.filter((item) => item.bucket === bucket)
      return { currency, bucket, amountMinor: sum(inBucket), count: inBucket.length }
    })
    return { customerId: contract.customerId, customerName: contract.customer?.name ?? null, currency, totalMinor: sum(items), buckets }
  }).toSorted((left, right) => (left.currency === right.currency ? (left.totalMinor > right.totalMinor ? -1 : 1) : left.currency < right.currency ? -1 : 1))
}

export interface ForecastRow {
  readonly currency: string
  /** First day of the month; null where the day is not known. What fell due already is in the month of the day of the forecast. */
  readonly month: BusinessDate | null
  readonly amountMinor: bigint
}

/** What is expected to come in, by the month in which it falls due. */
export async function readForecast(context: Context, asOf: BusinessDate): Promise<readonly ForecastRow[]> {
  return forecastOf(await readReceivables(context, asOf), asOf, (amountMinor, { currency }) => ({ currency, amountMinor }))
}

/** `counted` says in which currency, and as how much, what is expected of an installment counts. */
export function forecastOf(receivables: readonly Receivable[], asOf: BusinessDate, counted: (amountMinor: bigint, row: InstallmentRow) => Omit<ForecastRow, 'month'>): ForecastRow[] {
  const sums = new Map<string, ForecastRow>()
  for (const { row } of receivables) {
    for (const expected of expectedOf(accountOf(row), asOf)) {
      const { dueOn } = expected
      const { currency, amountMinor } = counted(expected.amountMinor, row)
      const month = dueOn === null ? null : `${(dueOn < asOf ? asOf : dueOn).slice(0, 8)}01`
      const key = `${currency} ${month}`
      sums.set(key, { currency, month, amountMinor: (sums.get(key)?.amountMinor ?? 0n) + amountMinor })
    }
  }
  return [...sums.values()].toSorted((left, right) => (`${left.currency} ${left.month ?? '~'}` < `${right.currency} ${right.month ?? '~'}` ? -1 : 1))
}

/** What a customer has with us, in each currency. */
export async function readCredit({ db }: Context, customer: string): Promise<readonly { readonly currency: string; readonly amountMinor: bigint }[]> {
  const sums = await db.customerCredit.groupBy({ by: ['currency'], where: { customerId: rowOf(customer, 'Customer') }, _sum: { amountMinor: true }, orderBy: { currency: 'asc' } })
  return sums.map(({ currency, _sum }) => ({ currency, amountMinor: _sum.amountMinor ?? 0n }))
}
