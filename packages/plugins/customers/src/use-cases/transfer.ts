import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'
import { handOver } from './pool.ts'

export interface TransferInput {
  /** These customers, or all of a former owner's. */
  readonly ids?: readonly string[] | null
  readonly formerOwnerId?: string | null
  readonly successorId: string
  readonly reason?: string | null
}

const limit = 500

/**
 * Policy: "transfer: MANAGER inside the team, DIRECTOR across teams; a salesperson leaves: batch transfer, earned credit stays." One
 * batch, all of it or nothing. The guard decides whom the caller may take from and give to. Purchases keep who earned them in
 * their own stamps and facts: only the care for the customer moves.
 */
export async function transferCustomers(context: Context, input: TransferInput): Promise<{ readonly count: number }> {
  if (!context.principal.has('customers:transfer')) throw errors.TRANSFER_FORBIDDEN()
  const successor = await context.db.person.findUniqueOrThrow({ where: { id: rowIdOf(input.successorId, 'Person') ?? missingId } })
  if (!successor.active) throw errors.TRANSFER_SUCCESSOR({ name: successor.name })
  const rows = await context.db.customer.findMany({ where: selected(input), select: { id: true, ownerId: true }, orderBy: { id: 'asc' }, take: limit + 1 })
  if (rows.length > limit) throw errors.TRANSFER_TOO_MANY({ limit })
  if (input.ids && rows.length !== new Set(input.ids).size) throw errors.TRANSFER_OUT_OF_REACH()
  const moving = rows.filter(({ ownerId }) => ownerId !== successor.id)
  for (const { id } of moving) await handOver(context, id, { ownerId: successor.id, teamId: successor.teamId, reason: 'TRANSFERRED', note: input.reason ?? null })
  context.emit('customers.transferred', null, { ids: moving.map(({ id }) => id), formerOwnerId: input.formerOwnerId ?? null, successorId: successor.id })
  return { count: moving.length }
}

export interface TransferPreview {
  readonly customers: number
  readonly contacts: number
  readonly interactions: number
  readonly nextActions: number
}

/** What a transfer would move, of that which the caller sees. */
export async function previewTransfer(context: Context, input: Pick<TransferInput, 'ids' | 'formerOwnerId'>): Promise<TransferPreview> {
  if (!context.principal.has('customers:transfer')) throw errors.TRANSFER_FORBIDDEN()
  const customer = selected(input)
  const { db } = context
  return {
    customers: await db.customer.count({ where: customer }),
    contacts: await db.contact.count({ where: { customer } }),
    interactions: await db.interaction.count({ where: { customer } }),
    nextActions: await db.interaction.count({ where: { customer, nextDueOn: { gte: new Date(`${context.today()}T00:00:00.000Z`) } } }),
  }
}

function selected({ ids, formerOwnerId }: Pick<TransferInput, 'ids' | 'formerOwnerId'>) {
  if (ids && ids.length > 0) return { id: { in: ids.map((id) => rowIdOf(id, 'Customer') ?? missingId) } }
  if (formerOwnerId) return { ownerId: rowIdOf(formerOwnerId, 'Person') ?? missingId }
  throw errors.TRANSFER_NOTHING()
}
