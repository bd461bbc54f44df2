import { money } from '@tenon/core/money'
import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { dateOf, dayOf } from '../rows.ts'
import type { AgeingRow } from '../use-cases/read-receivables.ts'
import { readTotals, type ReceivableTotals } from '../use-cases/read-totals.ts'
import { readCredit, readForecast, readOwed, type ForecastRow, type OwedRow } from '../use-cases/read-owed.ts'

/** What each customer owes, what will come in, and what customers have with us. */
export function owedQueries(b: TenonBuilder<Slice>, ageing: ReturnType<typeof ageingRef>): void {
  const owed = b.objectRef<OwedRow>('CustomerAgeing').implement({
    description: 'What a customer owes in one currency, by days past due.',
    fields: (t) => ({
      customerId: t.id({ resolve: ({ customerId }) => `Customer:${customerId}` }), customerName: t.exposeString('customerName', { nullable: true }), currency: t.exposeString('currency'),
      total: t.field({ type: 'Money', resolve: ({ totalMinor, currency }) => money(totalMinor, currency) }), buckets: t.field({ type: [ageing], resolve: ({ buckets }) => [...buckets] }),
    }),
  })
  const forecast = b.objectRef<ForecastRow>('CollectionForecast').implement({
    description: 'What is expected to come in, by the month in which it falls due.',
    fields: (t) => ({
      month: t.field({ type: 'Date', nullable: true, description: 'First day of the month; null where what it waits for has not happened. What is overdue is in the first month.', resolve: ({ month }) => (month === null ? null : dateOf(month)) }),
      amount: t.field({ type: 'Money', resolve: ({ amountMinor, currency }) => money(amountMinor, currency) }),
    }),
  })
  const totals = b.objectRef<ReceivableTotals>('ReceivableTotals').implement({
    description: 'Receivables of all contracts in the currency of the company, each at the rate that was frozen with its signature.',
    fields: (t) => {
      const amount = (key: 'dueMinor' | 'collectedMinor' | 'receivableMinor' | 'salesMinor', description: string) => t.field({ type: 'Money', description, resolve: (row) => money(row[key], row.currency) })
      return {
        currency: t.exposeString('currency'), due: amount('dueMinor', 'What fell due.'), collected: amount('collectedMinor', 'What of it was collected.'), receivable: amount('receivableMinor', 'What of it is still open.'),
        rateBp: t.exposeInt('rateBp', { nullable: true, description: '9343 is 93.43 %.' }), sales: amount('salesMinor', 'What was signed in the last 90 days.'),
        days: t.field({ type: 'Decimal', nullable: true, description: 'For how many days sales are outstanding.', resolve: ({ daysTenths }) => (daysTenths === null ? null : (daysTenths / 10).toFixed(1)) }),
        ageing: t.field({ type: [ageing], resolve: (row) => [...row.ageing] }), customers: t.field({ type: [owed], resolve: (row) => [...row.customers] }), forecast: t.field({ type: [forecast], resolve: (row) => [...row.forecast] }),
      }
    },
  })
  b.queryFields((t) => ({
    receivableTotals: t.field({ type: totals, description: 'Receivables, collection and days of sales of all currencies together, in that of the company. Refused where a contract has no frozen rate.', args: { asOf: t.arg({ type: 'Date' }) }, resolve: (_root, { asOf }, context) => readTotals(context, asOf ? dayOf(asOf) : context.today()) }),
    customerAgeing: t.field({ type: [owed], description: 'Receivables of each customer by days past due, the largest first.', args: { asOf: t.arg({ type: 'Date' }) }, resolve: async (_root, { asOf }, context) => [...(await readOwed(context, asOf ? dayOf(asOf) : context.today()))] }),
    collectionForecast: t.field({ type: [forecast], description: 'What is open, by the month in which it falls due.', args: { asOf: t.arg({ type: 'Date' }) }, resolve: async (_root, { asOf }, context) => [...(await readForecast(context, asOf ? dayOf(asOf) : context.today()))] }),
    customerCreditBalance: t.field({
      type: ['Money'], description: 'What a customer has with us, in each currency.', args: { customerId: t.arg.id({ required: true }) },
      resolve: async (_root, { customerId }, context) => (await readCredit(context, customerId)).map(({ amountMinor, currency }) => money(amountMinor, currency)),
    }),
  }))
}

/** Types what `queries` makes: an amount in one bucket. */
export function ageingRef(b: TenonBuilder<Slice>) {
  return b.objectRef<AgeingRow>('AgeingAmount')
}
