import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { formatSize, metrics, sizeOf } from '../../domain/targets/size.ts'
import type { Attainment } from '../../domain/targets/attainment.ts'
import { readOwnAttainments, type Measured } from '../../use-cases/targets/read-attainments.ts'
import { readTargetTree, type TargetCell, type TargetRow } from '../../use-cases/targets/read-target-tree.ts'

interface Figure {
  readonly size: bigint
  readonly currency: string | null
}

/** The table of a year's targets, with what is not given to anybody yet. */
export function targetTree(b: TenonBuilder<Slice>): void {
  const figure = b.objectRef<Figure>('TargetFigure')
  figure.implement({
    description: 'How much a target is, or what was reached of it: an amount, or a number of customers where there is no currency.',
    fields: (t) => ({
      amount: t.string({ description: "'1800000.00', or '12'.", resolve: ({ size, currency }) => formatSize(size, currency) }),
      currency: t.exposeString('currency', { nullable: true }),
    }),
  })
  const attainment = b.objectRef<Attainment & { readonly currency: string | null }>('TargetAttainment')
  attainment.implement({
    description: 'How far a target is: won deals by the day of the close, new customers by that of their first purchase, money by that on which it came, each for whom it is credited to.',
    fields: (t) => ({
      actual: t.field({ type: figure, description: 'What was reached.', resolve: ({ actual, currency }) => ({ size: actual, currency }) }),
      attainmentBp: t.exposeInt('attainmentBp', { nullable: true, description: 'Reached of the target, in basis points; null where the target is zero.' }),
      withoutRate: t.exposeInt('withoutRate', { description: 'What is not in it, as there is no exchange rate of its currency.' }),
    }),
  })
  const own = b.objectRef<Measured & Attainment>('OwnTarget')
  own.implement({
    description: "The caller's target of a period in one metric: of the unit that she leads, else her own.",
    fields: (t) => ({
      metric: t.string({ description: 'SALES_AMOUNT, PROFIT, NEW_CUSTOMERS or COLLECTION.', resolve: ({ metric }) => metric }),
      value: t.field({ type: figure, resolve: (target) => ({ size: sizeOf(target), currency: target.currency }) }),
      attainment: t.field({ type: attainment, resolve: (target) => target }),
    }),
  })
  b.queryField('ownTargets', (t) => t.field({
    type: [own], description: "The caller's numbers against the approved targets of a period, one for each metric.",
    args: { periodKey: t.arg.string({ required: true, description: "'2026', '2026-Q1' or '2026-03'." }) },
    resolve: (_root, { periodKey }, context) => readOwnAttainments(context, periodKey),
  }))
  const cell = b.objectRef<TargetCell>('TargetCell')
  cell.implement({
    description: 'The target of a holder in a period.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => `Target:${id}` }),
      version: t.exposeInt('version'),
      periodKey: t.exposeString('periodKey'),
      status: t.string({ resolve: ({ status }) => status }),
      revision: t.exposeInt('revision'),
      value: t.field({ type: figure, resolve: (cell) => ({ size: sizeOf(cell), currency: cell.currency }) }),
      attainment: t.field({ type: attainment, resolve: (cell) => cell }),
      overAssignBp: t.exposeInt('overAssignBp'),
      holdersGap: t.field({ type: figure, nullable: true, description: 'What is not given to those below yet; less than zero where they have more. Null where nobody has a part.', resolve: ({ gaps, currency }) => (gaps.holders === null ? null : { size: gaps.holders, currency }) }),
      periodsGap: t.field({ type: figure, nullable: true, description: 'What is not in any quarter, or any month, yet. Null where it has none.', resolve: ({ gaps, currency }) => (gaps.periods === null ? null : { size: gaps.periods, currency }) }),
      objection: t.exposeString('objection', { nullable: true }),
      mayEdit: t.exposeBoolean('mayEdit'),
      maySplit: t.exposeBoolean('maySplit'),
      mayObject: t.exposeBoolean('mayObject'),
      nextRevision: t.id({ nullable: true, description: 'The revision that waits to be approved.', resolve: ({ next }) => (next === null ? null : `Target:${next.id}`) }),
    }),
  })
  const row = b.objectRef<TargetRow>('TargetRow')
  row.implement({
    description: 'Who holds targets, below whom.',
    fields: (t) => ({
      key: t.exposeString('holder'),
      name: t.exposeString('name'),
      title: t.exposeString('title', { nullable: true }),
      depth: t.exposeInt('depth'),
      superior: t.exposeString('superior', { nullable: true }),
      personId: t.id({ nullable: true, resolve: ({ personId }) => (personId === null ? null : `Person:${personId}`) }),
      orgUnitId: t.id({ nullable: true, resolve: ({ orgUnitId }) => (orgUnitId === null ? null : `OrgUnit:${orgUnitId}`) }),
      cells: t.field({ type: [cell], resolve: ({ cells }) => cells }),
    }),
  })
  b.queryField('targetTree', (t) => t.field({
    type: [row],
    description: "The targets of a year, superiors first; of a revised target the value that holds.",
    args: { year: t.arg.string({ required: true, description: "'2026'." }), metric: t.arg.string({ description: 'SALES_AMOUNT where left out.' }) },
    resolve: (_root, { year, metric }, context) => readTargetTree(context, { year: /^\d{4}$/.test(year) ? year : '0000', metric: metrics.find((one) => one === metric) ?? 'SALES_AMOUNT' }),
  }))
}
