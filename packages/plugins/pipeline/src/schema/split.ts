import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { splitOpportunity, type SplitInput } from '../use-cases/split-opportunity.ts'

export function split(b: TenonBuilder<Slice>): void {
  b.resource('Split', {
    icon: 'split',
    list: { columns: ['opportunity', 'person', 'kind', 'shareBp', 'effectiveFrom'], sort: ['-effectiveFrom'] },
    fields: { kind: { tones: { REVENUE: 'success', OVERLAY: 'info' } }, shareBp: { summable: false } },
    // Shares make sense only together: they are set as a whole.
    operations: { create: false, update: false, delete: false },
  })
  const share = b.inputType('OpportunityShareInput', {
    description: 'The share of one person.',
    fields: (t) => ({
      personId: t.id({ required: true }),
      shareBp: t.int({ required: true, description: 'Basis points: 7000 is 70 %.' }),
      overlay: t.boolean({ description: 'On top of the revenue shares, which make up 100 % without it.' }),
    }),
  })
  b.useCase<SplitInput>('splitOpportunity', {
    description: 'Says whose credit an opportunity is. Revenue shares make up 100 % together; overlays come on top.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), shares: t.field({ type: [share], required: true }), effectiveFrom: t.field({ type: 'Date', description: 'Today where left out.' }) }),
    answers: 'Opportunity',
    run: splitOpportunity,
  })
}
