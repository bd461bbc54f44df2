import { runTransition } from '@tenon/core'
import { openStatuses, policyOf, type Context } from './lead-context.ts'

const day = 86_400_000

/** Policy: "ASSIGNED/WORKING -no contact N days-> RECYCLED (pool)." */
export async function recycleLeads(context: Context): Promise<void> {
  const { recycleDays } = await policyOf(context)
  const before = new Date(context.now().getTime() - recycleDays * day)
  const silent = { OR: [{ lastContactAt: { lt: before } }, { lastContactAt: null, assignedAt: { lt: before } }] }
  const leads = await context.system('put leads that nobody works on back into the pool').lead.findMany({ where: { status: { in: [...openStatuses] }, assignedAt: { lt: before }, ...silent }, select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of leads) await runTransition(context, 'Lead', id, 'recycle')
}
