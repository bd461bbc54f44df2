import { inTurn, type Context } from './lead-context.ts'
import { recycleLeads } from './recycle-leads.ts'
import { rescoreLeads } from './rescore-lead.ts'

/** What time does to leads: those that nobody works on go back into the pool, and points go. Of several processes one after the other looks. */
export async function keepLeads(context: Context): Promise<void> {
  await inTurn(context, 'assign')
  await recycleLeads(context)
  await rescoreLeads(context)
}
