import type { Job } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { keysOf } from '../../domain/lead-keys.ts'
import { inTurn, nameKeyOf } from './lead-context.ts'
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

/** Leads from before their names and phones were compared as those of customers are. */
export const completeLeadKeys: Job<Slice> = {
  id: 'complete-lead-keys',
  every: 30,
  async run(context) {
    const system = context.system('the keys by which the same lead is found again')
    const rows = await system.lead.findMany({ where: { OR: [{ companyKey: null, company: { not: null } }, { phoneKey: null, phone: { not: null } }] }, select: { id: true, company: true, email: true, phone: true, companyKey: true, phoneKey: true }, orderBy: { createdAt: 'desc' }, take: 5_000 })
    if (rows.length === 0) return
    const nameKey = await nameKeyOf(context)
    for (const { id, companyKey, phoneKey, ...row } of rows) {
      const keys = keysOf(nameKey, row)
      if (keys.companyKey !== companyKey || keys.phoneKey !== phoneKey) await system.lead.update({ where: { id }, data: keys })
    }
  },
}
