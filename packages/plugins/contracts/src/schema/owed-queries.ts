import { money } from '@tenon/core/money'
import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { dateOf, dayOf } from '../rows.ts'
import type { AgeingRow } from '../use-cases/read-receivables.ts'
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
  b.queryFields((t) => ({
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
