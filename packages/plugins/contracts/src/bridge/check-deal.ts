import type { ResourceChange } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'

/** A contract closes a deal of its own customer. */
export async function checkDeal({ db }: Context, after: ResourceChange['after']): Promise<void> {
  const id = after['opportunityId'] as string | null
  if (id === null) return
  const deal = await db.opportunity.findUniqueOrThrow({ where: { id } })
  if (deal.customerId !== after['customerId']) throw errors.DEAL_OF_ANOTHER_CUSTOMER()
}
