import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { readStale, type StaleDeal } from '../../use-cases/deals/read-stale.ts'

/** Deals that stand still. */
export function stale(b: TenonBuilder<Slice>): void {
  const deal = b.objectRef<StaleDeal>('StaleDeal')
  deal.implement({
    description: 'An open deal that stands in its stage longer than the stage allows.',
    fields: (t) => ({ id: t.id({ resolve: ({ id }) => `Opportunity:${id}` }), name: t.exposeString('name'), stageName: t.exposeString('stageName'), days: t.exposeInt('days', { description: 'Days in the stage.' }) }),
  })
  b.queryField('staleDeals', (t) => t.field({
    type: [deal], description: 'Open deals that stand in a stage longer than its limit, the longest first.',
    args: { first: t.arg.int({ description: 'How many, 1 to 100; 20 where left out.' }) },
    resolve: async (_root, { first }, context) => (await readStale(context)).slice(0, Math.min(100, Math.max(1, first ?? 20))),
  }))
}
