import type { Handover } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { handOver } from './pool.ts'

/** Somebody leaves: the customers go to the successor, with contacts and log, and the history of owners says so. What is part of a customer is whose the customer is. */
export const handover: readonly Handover<Slice>[] = [
  {
    model: 'Customer',
    open: { mergedIntoId: null },
    async give(context, ids, to) {
      const system = context.system('the customers of somebody who leaves go to the successor')
      for (const id of ids) await handOver(context, id, { ownerId: to.id, teamId: to.teamId, reason: 'TRANSFERRED' }, system)
    },
  },
]
