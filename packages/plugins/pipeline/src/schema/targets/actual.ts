import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import type { Context } from '../../context.ts'
import { isCollectionReported, recordActual, voidActual, type NewActual } from '../../use-cases/targets/record-actual.ts'

/** Typed in by hand, and not taken back yet: what a module reported is taken back there. */
async function canBeTakenBack({ id, sourceModule, reversesId }: Readonly<Record<string, unknown>>, { db }: Context): Promise<boolean> {
  return sourceModule === 'manual' && reversesId === null && (await db.actualFact.count({ where: { reversesId: id as string } })) === 0
}

export function actual(b: TenonBuilder<Slice>): void {
  b.resource('ActualFact', {
    plural: 'actualFacts', path: 'actuals', icon: 'circle-check', title: 'metric', subtitle: 'person', search: ['person.name', 'note'],
    list: { columns: ['on', 'person', 'metric', 'amount', 'base', 'sourceModule', 'note'], sort: ['-on'] },
    hidden: ['factKey', 'sourceId', 'reversal'],
    // Posted facts are never edited: they come from modules, or by the use cases below.
    operations: { create: false, update: false, delete: false },
  })
  b.useCase<NewActual>('recordActual', {
    description: 'Notes money that came in, or profit, that no module reports. It counts against the targets of that day.',
    input: (t) => ({
      targetId: t.field({ type: 'ID', required: true }), personId: t.field({ type: 'ID', description: 'Whom it is credited to: who holds the target, where it is left out.' }),
      on: t.field({ type: 'Date', required: true }), amount: t.field({ type: 'MoneyInput', required: true }), note: t.field({ type: 'String' }),
    }),
    answers: 'ActualFact',
    run: recordActual,
    action: {
      on: 'Target', idInput: 'targetId', permission: 'pipeline:targets', icon: 'circle-check',
      when: ({ metric, personId }, context) => personId !== context.principal.personId && (metric === 'PROFIT' || (metric === 'COLLECTION' && !isCollectionReported(context))),
      start: ({ personId }, context) => ({ on: context.today(), personId: personId === null ? null : `Person:${personId as string}` }),
    },
  })
  b.useCase<{ readonly id: string; readonly reason: string }>('voidActual', {
    description: 'Takes back what was typed against a target, by a row of its own. What a module reported is taken back there.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), reason: t.field({ type: 'String', required: true }) }),
    answers: 'ActualFact',
    run: voidActual,
    action: { on: 'ActualFact', permission: 'pipeline:targets', icon: 'undo-2', tone: 'danger', when: canBeTakenBack },
  })
}
