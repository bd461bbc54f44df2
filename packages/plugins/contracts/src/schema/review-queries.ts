import type { TenonBuilder } from '@tenon/core'
import { addDays } from '@tenon/core/time'
import type { Slice } from '../../.slice/types.ts'
import type { Difference } from '../domain/contract-content.ts'
import { dayOf } from '../rows.ts'
import { endsBetween } from '../use-cases/effective-end.ts'
import { readReviewCycle, redline, type ReviewCycleRow } from '../use-cases/read-reviews.ts'

/** The redline of two revisions, how long departments take, and what ends soon. */
export function reviewQueries(b: TenonBuilder<Slice>): void {
  const part = b.enumType('ContractPart', { description: 'A part of a contract.', values: ['head', 'lines', 'installments', 'terms', 'obligations', 'splits'] as const })
  const kind = b.enumType('DifferenceKind', { description: 'What became of it.', values: ['ADDED', 'REMOVED', 'CHANGED'] as const })
  const said = b.objectRef<NonNullable<Difference['values']>[number]>('ContractDifferenceValue').implement({ description: 'A field of what came or went.', fields: (t) => ({ field: t.exposeString('field'), value: t.exposeString('value') }) })
  const difference = b.objectRef<Difference>('ContractDifference').implement({
    description: 'Something that two revisions of a contract say differently.',
    fields: (t) => ({
      part: t.field({ type: part, resolve: (row) => row.part }), kind: t.field({ type: kind, resolve: (row) => row.kind }), item: t.exposeString('item', { nullable: true, description: 'Line, installment, clause or obligation.' }),
      field: t.exposeString('field', { nullable: true, description: 'Null where all of it came or went.' }), before: t.exposeString('before', { nullable: true }), after: t.exposeString('after', { nullable: true }),
      values: t.field({ type: [said], description: 'What the item says, where all of it came or went.', resolve: ({ values }) => [...(values ?? [])] }),
    }),
  })
  const cycle = b.objectRef<ReviewCycleRow>('ReviewCycle').implement({
    description: 'How long a department takes to review.',
    fields: (t) => ({
      title: t.exposeString('title'), decided: t.exposeInt('decided'), waiting: t.exposeInt('waiting'),
      hours: t.field({ type: 'Decimal', nullable: true, resolve: ({ hoursTenths }) => (hoursTenths === null ? null : (hoursTenths / 10).toFixed(1)) }),
    }),
  })
  b.queryFields((t) => ({
    redline: t.field({
      type: [difference], description: 'What a revision of a contract says differently from an earlier one.',
      args: { contractId: t.arg.id({ required: true }), from: t.arg.int({ required: true }), to: t.arg.int({ description: 'What the contract says today, where it is left out.' }) },
      resolve: async (_root, { contractId, from, to }, context) => [...(await redline(context, contractId, from, to ?? null))],
    }),
    contractReviewCycle: t.field({
      type: [cycle], description: 'Review time by department, of what was asked from a day until another, which no longer counts.',
      args: { from: t.arg({ type: 'Date', required: true }), to: t.arg({ type: 'Date', required: true }) },
      resolve: async (_root, { from, to }, context) => [...(await readReviewCycle(context, dayOf(from), dayOf(to)))],
    }),
    expiringContracts: t.prismaField({
      type: ['Contract'], description: 'Signed contracts whose last day, with their signed amendments, is within a number of days, soonest first. An amendment ends with its contract.',
      args: { days: t.arg.int({ required: true }) },
      resolve: (query, _root, { days }, { db, today }) => db.contract.findMany({ ...query, where: endsBetween(today(), addDays(today(), Math.min(Math.max(days, 0), 3_660))), orderBy: [{ effectiveEndOn: 'asc' }, { id: 'asc' }], take: 500 }),
    }),
  }))
}
