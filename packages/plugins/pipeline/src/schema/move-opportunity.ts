import { changeRecord, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

/** The board's move: a new stage, with what that stage asks for. */
export function moveOpportunity(b: TenonBuilder<Slice>): void {
  b.useCase('moveOpportunity', {
    description: 'Moves an opportunity to another stage. A stage may ask for more: a won deal for its amount, a lost one for its reason.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }),
      expectedVersion: t.field({ type: 'Int', required: true }),
      stageId: t.field({ type: 'ID', required: true }),
      amount: t.field({ type: 'MoneyInput' }),
      closedOn: t.field({ type: 'Date' }),
      lossReason: t.field({ type: 'String' }),
    }),
    answers: 'Opportunity',
    run: changeRecord('Opportunity'),
  })
}
