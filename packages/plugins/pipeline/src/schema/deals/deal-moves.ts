import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { holdOpportunity, resumeOpportunity, type HoldInput } from '../../use-cases/deals/hold.ts'
import { reopenOpportunity } from '../../use-cases/deals/reopen.ts'

export function dealMoves(b: TenonBuilder<Slice>): void {
  b.useCase<HoldInput>('holdOpportunity', {
    description: 'Lets an open opportunity rest: it keeps its stage and counts in no forecast.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), reason: t.field({ type: 'String', required: true }) }),
    answers: 'Opportunity',
    run: holdOpportunity,
  })
  b.useCase<HoldInput>('resumeOpportunity', {
    description: 'Takes up an opportunity that rested.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }) }),
    answers: 'Opportunity',
    run: resumeOpportunity,
  })
  b.useCase<{ id: string; expectedVersion: number }>('reopenOpportunity', {
    description: 'Brings a lost opportunity back to the stage that it was in: by a manager of its team.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }) }),
    answers: 'Opportunity',
    run: reopenOpportunity,
  })
}
