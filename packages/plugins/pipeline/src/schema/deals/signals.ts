import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import type { StageCheckRef } from './stage-checks.ts'
import { readSignals, type DealSignals } from '../../use-cases/deals/read-signals.ts'

/** What stands out about deals, told beside them on a board. */
export function signals(b: TenonBuilder<Slice>, check: StageCheckRef): void {
  const deal = b.objectRef<DealSignals>('DealSignals')
  deal.implement({
    description: 'What stands out about an open deal that does not rest.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => `Opportunity:${id}` }),
      staleDays: t.exposeInt('staleDays', { nullable: true, description: 'Days in the stage, where it allows fewer.' }),
      closeOverdue: t.exposeBoolean('closeOverdue', { description: 'The expected close is past.' }),
      stepOverdue: t.exposeBoolean('stepOverdue', { description: 'The day of the next step is past.' }),
      missing: t.field({ type: [check], description: 'What the next stage asks for and the deal lacks.', resolve: ({ missing }) => [...missing] }),
    }),
  })
  b.queryField('dealSignals', (t) => t.field({
    type: [deal], description: 'What stands out about these deals. Closed and resting ones, and those out of sight, are left out.',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, context) => readSignals(context, ids.map(String)),
  }))
}
