import { endHold, holdCustomer } from '@tenon/customers'
import type { GuardedClient, Job, RequestContext } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

type Context = RequestContext<GuardedClient<Slice['client']>>

const source = 'pipeline'

interface Held {
  readonly customerId: string | null
  readonly isOpen: boolean
  /** A new deal has held nobody before. */
  readonly isNew?: boolean
}

/** Policy: nobody loses a customer to the pool with a deal on its way. Called with every write that opens or closes a deal, or gives it another customer. */
export async function holdWhileOpen(context: Context, id: string, { customerId, isOpen, isNew = false }: Held): Promise<void> {
  if (!isNew) await endHold(context, { source, sourceId: id })
  if (isOpen && customerId !== null) await holdCustomer(context, { customerId, kind: 'OPEN_DEAL', source, sourceId: id })
}

/** Every hour, what a write does not tell: deals from before this rule, deals that were deleted, stages that mean something else now. */
export const keepHolds: Job<Slice> = {
  id: 'keep-holds',
  every: 60,
  async run(context) {
    const system = context.system('customers with open deals stay out of the pool')
    const open = await system.opportunity.findMany({ where: { stage: { outcome: 'OPEN' } }, select: { id: true, customerId: true } })
    const held = await system.customerHold.findMany({ where: { source, kind: 'OPEN_DEAL' }, select: { sourceId: true } })
    const [openIds, heldIds] = [new Set(open.map(({ id }) => id)), new Set(held.map(({ sourceId }) => sourceId))]
    for (const { id, customerId } of open) if (!heldIds.has(id) && customerId !== null) await holdWhileOpen(context, id, { customerId, isOpen: true })
    for (const sourceId of heldIds) if (!openIds.has(sourceId)) await endHold(context, { source, sourceId })
  },
}
