import { money } from '@tenon/core/money'
import { companyOf, missingId, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { baseOf } from '../domain/in-base.ts'
import { dayOf, rowOf } from '../rows.ts'
import { readAgeing, readCollection, readDso, readReceivables, type CollectionRow, type DsoRow, type Receivable } from '../use-cases/read-receivables.ts'
import { holdsToday } from '../use-cases/draft-from-template.ts'
import { openOf } from '../use-cases/installment-accounts.ts'
import { ageingRef, owedQueries } from './owed-queries.ts'
import { reviewQueries } from './review-queries.ts'

/** Figures of receivables as of a day, each within what the caller sees. */
export function queries(b: TenonBuilder<Slice>): void {
  const amount = (minor: bigint, currency: string) => money(minor, currency)
  const status = b.enumType('InstallmentStatus', { description: 'How an installment stands, derived from receipts.', values: ['PLANNED', 'NOT_DUE', 'DUE', 'PARTIAL', 'PAID', 'OVERDUE', 'WRITTEN_OFF'] as const })
  const bucket = b.enumType('AgeingBucket', { description: 'Days past due.', values: ['CURRENT', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'DAYS_91_180', 'OVER_180'] as const })
  const receivable = b.objectRef<Receivable>('Receivable').implement({
    description: 'How an installment stands at the end of a day.',
    fields: (t) => ({
      contractId: t.id({ resolve: ({ row }) => `Contract:${row.contractId}` }), installmentId: t.id({ resolve: ({ row }) => `Installment:${row.id}` }),
      contractTitle: t.string({ nullable: true, resolve: ({ row }) => row.contract?.title ?? null }), contractNumber: t.string({ nullable: true, resolve: ({ row }) => row.contract?.number ?? null }),
      customerId: t.id({ nullable: true, resolve: ({ row }) => (row.contract ? `Customer:${row.contract.customerId}` : null) }), customerName: t.string({ nullable: true, resolve: ({ row }) => row.contract?.customer?.name ?? null }),
      title: t.string({ resolve: ({ row }) => row.title }), ordinal: t.int({ resolve: ({ row }) => row.ordinal }), isRetention: t.boolean({ resolve: ({ row }) => row.isRetention }),
      status: t.field({ type: status, resolve: ({ standing }) => standing.status }), bucket: t.field({ type: bucket, nullable: true, resolve: (item) => item.bucket }),
      dueOn: t.field({ type: 'Date', nullable: true, description: 'The earliest day on which a part of it falls due, paid or not.', resolve: ({ row }) => row.dues.map(({ dueOn }) => dueOn).toSorted((left, right) => left.getTime() - right.getTime())[0] ?? null }),
      amount: t.field({ type: 'Money', resolve: ({ row }) => amount(row.amountMinor, row.currency) }), paid: t.field({ type: 'Money', resolve: ({ row, standing }) => amount(standing.paidMinor, row.currency) }),
      open: t.field({ type: 'Money', resolve: ({ row, standing }) => amount(standing.openMinor, row.currency) }), due: t.field({ type: 'Money', resolve: ({ row, standing }) => amount(standing.dueMinor, row.currency) }),
      allocatable: t.field({ type: 'Money', description: 'What may still be allocated to it: money that waits for its confirmation is taken already.', resolve: ({ row }) => amount(openOf(row) > 0n ? openOf(row) : 0n, row.currency) }),
      receivable: t.field({ type: 'Money', resolve: ({ row, standing }) => amount(standing.receivableMinor, row.currency) }),
      base: t.field({
        type: 'Money', nullable: true, description: 'The receivable in the currency of the company, at the rate frozen with the signature; null where none was.',
        resolve: ({ row, standing }, _args, context) => {
          const own = companyOf(context).currency
          const minor = baseOf(standing.receivableMinor, row.contract, own)
          return minor === null ? null : amount(minor, own)
        },
      }),
    }),
  })
  const ageing = ageingRef(b)
  ageing.implement({
    description: 'What is receivable in one bucket.',
    fields: (t) => ({ bucket: t.field({ type: bucket, resolve: (row) => row.bucket }), amount: t.field({ type: 'Money', resolve: (row) => amount(row.amountMinor, row.currency) }), count: t.exposeInt('count') }),
  })
  const collection = b.objectRef<CollectionRow>('CollectionRate').implement({
    description: 'What fell due and what of it was collected, in one currency.',
    fields: (t) => ({
      currency: t.exposeString('currency'), due: t.field({ type: 'Money', resolve: (row) => amount(row.dueMinor, row.currency) }), collected: t.field({ type: 'Money', resolve: (row) => amount(row.collectedMinor, row.currency) }),
      receivable: t.field({ type: 'Money', resolve: (row) => amount(row.receivableMinor, row.currency) }), rateBp: t.exposeInt('rateBp', { nullable: true, description: '9343 is 93.43 %.' }),
    }),
  })
  const outstanding = b.objectRef<DsoRow>('DaysSalesOutstanding').implement({
    description: 'Receivable / gross sales of the last 90 days * 90.',
    fields: (t) => ({
      currency: t.exposeString('currency'), receivable: t.field({ type: 'Money', resolve: (row) => amount(row.receivableMinor, row.currency) }), sales: t.field({ type: 'Money', resolve: (row) => amount(row.salesMinor, row.currency) }),
      days: t.field({ type: 'Decimal', nullable: true, resolve: ({ daysTenths }) => (daysTenths === null ? null : (daysTenths / 10).toFixed(1)) }),
    }),
  })
  b.queryFields((t) => ({
    receivables: t.field({
      type: [receivable], description: 'Installments of signed contracts and how they stand at the end of a day.',
      args: { asOf: t.arg({ type: 'Date' }), customerId: t.arg.id(), contractId: t.arg.id(), mine: t.arg.boolean({ description: 'Only of contracts that the caller owns.' }) },
      resolve: async (_root, { asOf, customerId, contractId, mine }, context) => [...(await readReceivables(context, asOf ? dayOf(asOf) : context.today(), { ...(customerId ? { customerId: rowOf(customerId, 'Customer') } : {}), ...(contractId ? { contractId: rowOf(contractId, 'Contract') } : {}), ...(mine ? { ownerId: context.principal.personId ?? missingId } : {}) }))],
    }),
    receivableAgeing: t.field({ type: [ageing], description: 'Receivables by days past due.', args: { asOf: t.arg({ type: 'Date' }) }, resolve: async (_root, { asOf }, context) => [...(await readAgeing(context, asOf ? dayOf(asOf) : context.today()))] }),
    collectionRate: t.field({ type: [collection], description: 'Collected of what fell due, in each currency.', args: { asOf: t.arg({ type: 'Date' }) }, resolve: async (_root, { asOf }, context) => [...(await readCollection(context, asOf ? dayOf(asOf) : context.today()))] }),
    contractTemplateToday: t.prismaField({
      type: 'ContractTemplateVersion', nullable: true, description: 'The version of a template that holds today; null where there is none.',
      args: { templateId: t.arg.id({ required: true }) },
      resolve: (query, _root, { templateId }, { db, today }) => db.contractTemplateVersion.findFirst({ ...query, ...holdsToday(today(), rowOf(templateId, 'ContractTemplate')) }),
    }),
    daysSalesOutstanding: t.field({ type: [outstanding], description: 'For how many days sales are outstanding, in each currency.', args: { asOf: t.arg({ type: 'Date' }) }, resolve: async (_root, { asOf }, context) => [...(await readDso(context, asOf ? dayOf(asOf) : context.today()))] }),
  }))
  owedQueries(b, ageing)
  reviewQueries(b)
}
