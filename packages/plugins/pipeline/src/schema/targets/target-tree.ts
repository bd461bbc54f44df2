import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { readTargetTree, type TargetCell, type TargetRow } from '../../use-cases/targets/read-target-tree.ts'

/** The table of a year's targets, with what is not given to anybody yet. */
export function targetTree(b: TenonBuilder<Slice>): void {
  const cell = b.objectRef<TargetCell>('TargetCell')
  cell.implement({
    description: 'The target of a holder in a period.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => `Target:${id}` }),
      version: t.exposeInt('version'),
      periodKey: t.exposeString('periodKey'),
      status: t.string({ resolve: ({ status }) => status }),
      revision: t.exposeInt('revision'),
      value: t.field({ type: 'Money', resolve: ({ valueMinor, currency }) => ({ minor: valueMinor, currency }) }),
      overAssignBp: t.exposeInt('overAssignBp'),
      holdersGap: t.field({ type: 'Money', nullable: true, description: 'What is not given to those below yet; less than zero where they have more. Null where nobody has a part.', resolve: ({ gaps, currency }) => (gaps.holders === null ? null : { minor: gaps.holders, currency }) }),
      periodsGap: t.field({ type: 'Money', nullable: true, description: 'What is not in any quarter, or any month, yet. Null where it has none.', resolve: ({ gaps, currency }) => (gaps.periods === null ? null : { minor: gaps.periods, currency }) }),
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
    resolve: (_root, { year, metric }, context) => readTargetTree(context, { year: /^\d{4}$/.test(year) ? year : '0000', metric: (['PROFIT', 'NEW_CUSTOMERS', 'COLLECTION'] as const).find((one) => one === metric) ?? 'SALES_AMOUNT' }),
  }))
}
