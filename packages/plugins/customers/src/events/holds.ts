import type { DomainEvent, EventHandler } from '@tenon/core'
import type { AnyContext } from '../context.ts'
import { endHold, holdCustomer } from '../use-cases/holds.ts'

interface ContractFact {
  readonly customerId: string
  readonly contractId: string
}

/** A signed contract keeps its customer out of the pool until it is over. What is still owed of it is a reason of its own, which stays. */
export const holdHandlers: readonly EventHandler[] = [
  { event: 'contract.signed', id: 'holds:contract.signed', mode: 'in-transaction', run: ({ payload }, context) => holdCustomer(context as AnyContext, { customerId: (payload as ContractFact).customerId, kind: 'ACTIVE_CONTRACT', source: 'contracts', sourceId: (payload as ContractFact).contractId }) },
  ...['contract.voided', 'contract.terminated', 'contract.completed', 'contract.expired'].map((event): EventHandler => ({
    event, id: `holds:${event}`, mode: 'in-transaction', run: ({ payload }: DomainEvent, context) => endHold(context as AnyContext, { source: 'contracts', sourceId: (payload as ContractFact).contractId, kind: 'ACTIVE_CONTRACT' }),
  })),
]
