import { companyOf } from '@tenon/core'
import { addDays, type BusinessDate } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { baseOf, type FrozenRate } from '../domain/in-base.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { collectionOf, daysSalesOutstanding, type Collection } from '../domain/receivables.ts'
import { errors } from '../errors.ts'
import { dateOf } from '../rows.ts'
import { forecastOf, owedOf, type ForecastRow, type OwedRow } from './read-owed.ts'
import { ageingOf, readReceivables, type AgeingRow, type Receivable } from './read-receivables.ts'

/** The figures of receivables of all contracts together, in the currency of the company. */
export interface ReceivableTotals extends Collection {
  readonly currency: string
  readonly salesMinor: bigint
  readonly daysTenths: number | null
  readonly ageing: readonly AgeingRow[]
  readonly customers: readonly OwedRow[]
  readonly forecast: readonly ForecastRow[]
}

type Contracted = FrozenRate & { readonly title: string; readonly number: string | null }

/**
 * "Reports add base amounts": each installment counts at the rate that was frozen with the signature of its contract, rounded by itself, so that
 * the rows add up to the totals. Throws CONTRACT_WITHOUT_BASE where an amount has no such rate: different currencies are no sum.
 */
export async function readTotals(context: Context, asOf: BusinessDate): Promise<ReceivableTotals> {
  const { currency } = companyOf(context)
  const worth = (minor: bigint, contract: Contracted): bigint => {
    const base = baseOf(minor, contract, currency)
    if (base === null) throw errors.CONTRACT_WITHOUT_BASE({ contract: contract.number ?? contract.title, currency: contract.currency!, own: currency })
    return base
  }
  const inBase = (item: Receivable): Receivable => {
    const { row, standing } = item
    return { ...item, row: { ...row, currency }, standing: { ...standing, dueMinor: worth(standing.dueMinor, row.contract), receivableMinor: worth(standing.receivableMinor, row.contract) } }
  }
  const receivables = await readReceivables(context, asOf)
  const all = receivables.map(inBase)
  const sales = await context.db.contract.findMany({
    where: { status: { in: [...bindingStates] }, signedOn: { gt: dateOf(addDays(asOf, -90)), lte: dateOf(asOf) }, grossMinor: { not: null } },
    select: { title: true, number: true, grossMinor: true, currency: true, baseMinor: true, baseCurrency: true, baseRate: true },
  })
  const salesMinor = sales.reduce((sum, { grossMinor, baseMinor, ...contract }) => sum + (contract.baseCurrency === currency && baseMinor !== null ? baseMinor : worth(grossMinor!, contract)), 0n)
  const collection = collectionOf(all.map(({ standing }) => standing))
  return {
    currency, ...collection, salesMinor, daysTenths: daysSalesOutstanding(collection.receivableMinor, salesMinor),
    ageing: ageingOf(all), customers: owedOf(all), forecast: forecastOf(receivables, asOf, (minor, { contract }) => ({ currency, amountMinor: worth(minor, contract) })),
  }
}
