import { missingId, rowIdOf, type GuardedClient, type RequestContext } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { errors } from '../errors.ts'

type Context = RequestContext<GuardedClient<Slice['client']>>

export interface PoolInput {
  readonly id: string
}

/** Policy: "two reps claim at once: exactly one wins, the other is told." The customer, its contacts and its log become the caller's. */
export async function claimCustomer({ db, principal }: Context, input: PoolInput): Promise<string> {
  const id = rowIdOf(input.id, 'Customer') ?? missingId
  await db.customer.findUniqueOrThrow({ where: { id } })
  const mine = { ownerId: principal.personId, teamId: principal.unitId }
  const { count } = await db.customer.updateMany({ where: { id, ownerId: null }, data: mine })
  if (count === 0) throw errors.CUSTOMER_NOT_IN_POOL()
  await db.contact.updateMany({ where: { customerId: id, ownerId: null }, data: mine })
  await db.interaction.updateMany({ where: { customerId: id, ownerId: null }, data: mine })
  return id
}

/** Gives a customer up for others to take, with the contacts and the log that its owner kept. */
export async function releaseCustomer({ db }: Context, input: PoolInput): Promise<string> {
  const id = rowIdOf(input.id, 'Customer') ?? missingId
  const { ownerId } = await db.customer.findUniqueOrThrow({ where: { id } })
  const nobody = { ownerId: null, teamId: null }
  await db.contact.updateMany({ where: { customerId: id, ownerId }, data: nobody })
  await db.interaction.updateMany({ where: { customerId: id, ownerId }, data: nobody })
  await db.customer.update({ where: { id }, data: nobody })
  return id
}
