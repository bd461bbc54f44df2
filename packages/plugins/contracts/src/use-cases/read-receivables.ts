import type { BusinessDate } from '@tenon/core/time'
import { addDays } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { standingOf, type InstallmentStanding } from '../domain/installment-status.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { ageingBuckets, bucketOf, collectionOf, daysSalesOutstanding, type AgeingBucket, type Collection } from '../domain/receivables.ts'
import { dateOf } from '../rows.ts'
import { accountOf, readAccounts, type InstallmentRow } from './installment-accounts.ts'

export interface Receivable {
  readonly row: InstallmentRow
  readonly standing: InstallmentStanding
  readonly bucket: AgeingBucket | null
}

/** How every installment of signed contracts that the caller sees stands at the end of a day: one statement. */
export async function readReceivables({ db }: Context, asOf: BusinessDate, of: { readonly customerId?: string; readonly contractId?: string; readonly ownerId?: string } = {}): Promise<readonly Receivable[]> {
  const rows = await readAccounts(db, { ...(of.contractId ? { contractId: of.contractId } : {}), contract: { status: { in: [...bindingStates] }, ...(of.customerId ? { customerId: of.customerId } : {}), ...(of.ownerId ? { ownerId: of.ownerId } : {}) } })
  return rows.map((row) => {
    const standing = standingOf(accountOf(row), asOf)
    return { row, standing, bucket: standing.oldestDueOn === null ? null : bucketOf(standing.oldestDueOn, asOf) }
  })
}

export interface AgeingRow {
  readonly currency: string
  readonly bucket: AgeingBucket
  readonly amountMinor: bigint
  readonly count: number
}

/** Receivables by days past due, for each currency: different currencies are never added up. */
export async function readAgeing(context: Context, asOf: BusinessDate): Promise<readonly AgeingRow[]> {
  return ageingOf(await readReceivables(context, asOf))
}

export function ageingOf(receivables: readonly Receivable[]): AgeingRow[] {
  return currenciesOf(receivables).flatMap((currency) => ageingBuckets.map((bucket) => {
    const inBucket = receivables.filter((item) => item.row.currency === currency && item.bucket === bucket)
    return { currency, bucket, count: inBucket.length, amountMinor: inBucket.reduce((sum, { standing }) => sum + standing.receivableMinor, 0n) }
  }))
}

export interface CollectionRow extends Collection {
  readonly currency: string
}

export async function readCollection(context: Context, asOf: BusinessDate): Promise<readonly CollectionRow[]> {
  const receivables = await readReceivables(context, asOf)
  return currenciesOf(receivables).map((currency) => ({ currency, ...collectionOf(receivables.filter(({ row }) => row.currency === currency).map(({ standing }) => standing)) }))
}

export interface DsoRow {
  readonly currency: string
  readonly receivableMinor: bigint
  readonly salesMinor: bigint
  readonly daysTenths: number | null
}

/** Sales of the 90 days that end with the day: what was signed in them. */
export async function readDso(context: Context, asOf: BusinessDate): Promise<readonly DsoRow[]> {
  const collection = await readCollection(context, asOf)
  const sales = await context.db.contract.groupBy({
    by: ['currency'], _sum: { grossMinor: true },
    where: { status: { in: [...bindingStates] }, signedOn: { gt: dateOf(addDays(asOf, -90)), lte: dateOf(asOf) } },
  })
  return collection.map(({ currency, receivableMinor }) => {
    const salesMinor = sales.find((row) => row.currency === currency)?._sum.grossMinor ?? 0n
    return { currency, receivableMinor, salesMinor, daysTenths: daysSalesOutstanding(receivableMinor, salesMinor) }
  })
}

function currenciesOf(receivables: readonly Receivable[]): string[] {
  return [...new Set(receivables.map(({ row }) => row.currency))].toSorted()
}
