import type { Job } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { inTurn } from './lead-context.ts'
import { recycleLeads } from './recycle-leads.ts'
import { rescoreLeads } from './rescore-lead.ts'

/** What time does to leads: points go, and those that nobody works on go back into the pool. */
export const keepLeads: Job<Slice> = {
  id: 'keep-leads',
  every: 'night',
  async run(context) {
    await inTurn(context, 'assign')
    await recycleLeads(context)
    await rescoreLeads(context)
  },
}
