import type { Handover } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { assignmentOf, tellAssignee } from './leads/assignment.ts'

/**
 * Policy: "salesperson leaves: batch transfer with open tasks, earned credit stays." Open deals and open leads go to the successor;
 * won and lost deals, and all credit, stay with who earned them.
 */
export const handover: readonly Handover<Slice>[] = [
  {
    model: 'Opportunity',
    open: { stage: { outcome: 'OPEN' } },
    of: { Customer: 'customerId' },
  },
  {
    model: 'Lead',
    open: { status: { in: ['ASSIGNED', 'WORKING', 'QUALIFIED'] } },
    of: { Customer: 'customerId' },
    // The successor has the whole time for the first contact, as with any other assignment.
    async give(context, ids, to) {
      const system = context.system('open leads go to the successor of whose they were')
      const { ownerId, teamId, ...clock } = await assignmentOf(context, to)
      await system.lead.updateMany({ where: { id: { in: [...ids] } }, data: { ownerId, teamId } })
      await system.lead.updateMany({ where: { id: { in: [...ids] }, status: { not: 'QUALIFIED' } }, data: { ...clock, firstContactAt: null } })
      for (const id of ids) {
        await tellAssignee(context, id, to.id)
      }
    },
  },
]
