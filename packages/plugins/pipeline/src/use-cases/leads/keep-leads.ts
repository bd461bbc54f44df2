import type { NightlyWork } from '@tenon/core'
import type { Context } from './lead-context.ts'
import { recycleLeads } from './recycle-leads.ts'
import { rescoreLeads } from './rescore-lead.ts'

/** What time does to leads: points go, and those that nobody works on go back into the pool. */
export const keepLeads: NightlyWork = {
  id: 'keep-leads',
  async run(plain) {
    const context = plain as unknown as Context
    await recycleLeads(context)
    await rescoreLeads(context)
  },
}
