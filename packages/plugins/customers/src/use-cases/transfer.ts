import { handOverWork, missingId, openWork, rowIdOf, type HandoverScope } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'
import { assertOwnerLevel } from './classes/owner-level.ts'
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
 * batch, all of it or nothing: customers, contacts, log, and the former owners' open tasks, deals and leads there. The guard decides
 * whom the caller may take from and give to. Purchases keep who earned them: only the care for the customer moves.
 */
export async function transferCustomers(context: Context, input: TransferInput): Promise<{ readonly count: number; readonly work: number }> {
  if (!context.principal.has('customers:transfer')) throw errors.TRANSFER_FORBIDDEN()
  const successor = await context.db.person.findUniqueOrThrow({ where: { id: rowIdOf(input.successorId, 'Person') ?? missingId } })
  if (!successor.active) throw errors.TRANSFER_SUCCESSOR({ name: successor.name })
  const rows = await context.db.customer.findMany({ where: selected(input), select: { id: true, ownerId: true, name: true, customerClass: true }, orderBy: { id: 'asc' }, take: limit + 1 })
  if (rows.length > limit) throw errors.TRANSFER_TOO_MANY({ limit })
  if (input.ids && rows.length !== new Set(input.ids).size) throw errors.TRANSFER_OUT_OF_REACH()
  const moving = rows.filter(({ ownerId }) => ownerId !== successor.id)
  await assertOwnerLevel(context, successor.id, moving)
  for (const { id } of moving) await handOver(context, id, { ownerId: successor.id, teamId: successor.teamId, reason: 'TRANSFERRED', note: input.reason ?? null })
  let work = 0
  for (const scope of scopesOf(moving)) for (const { ids } of await handOverWork(context, scope, { id: successor.id, teamId: successor.teamId })) work += ids.length
  context.emit('customers.transferred', null, { ids: moving.map(({ id }) => id), formerOwnerId: input.formerOwnerId ?? null, successorId: successor.id })
  return { count: moving.length, work }
}

export interface TransferPreview {
  readonly customers: number
  readonly contacts: number
  readonly interactions: number
  readonly nextActions: number
  /** Open tasks, deals and leads of the owners there. */
  readonly work: number
  /** How many customers one transfer moves at most. */
  readonly limit: number
}

/** What a transfer would move, of that which the caller sees. */
export async function previewTransfer(context: Context, input: Pick<TransferInput, 'ids' | 'formerOwnerId'>): Promise<TransferPreview> {
  if (!context.principal.has('customers:transfer')) throw errors.TRANSFER_FORBIDDEN()
  const customer = selected(input)
  const { db } = context
  const rows = await db.customer.findMany({ where: customer, select: { id: true, ownerId: true }, orderBy: { id: 'asc' }, take: limit })
  let work = 0
  for (const scope of scopesOf(rows)) for (const { ids } of await openWork(context, scope)) work += ids.length
  return {
    work, limit,
    customers: await db.customer.count({ where: customer }),
    contacts: await db.contact.count({ where: { customer } }),
    interactions: await db.interaction.count({ where: { customer } }),
    nextActions: await db.interaction.count({ where: { customer, nextDueOn: { gte: new Date(`${context.today()}T00:00:00.000Z`) } } }),
  }
}

/** Owner by owner: only an owner's own work moves, not that of colleagues who help there. */
function scopesOf(rows: readonly { readonly id: string; readonly ownerId: string | null }[]): HandoverScope[] {
  const owners = new Set(rows.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])))
  return [...owners].map((fromId) => ({ fromId, of: { model: 'Customer', ids: rows.filter(({ ownerId }) => ownerId === fromId).map(({ id }) => id) } }))
}

function selected({ ids, formerOwnerId }: Pick<TransferInput, 'ids' | 'formerOwnerId'>) {
  if (ids && ids.length > 0) return { id: { in: ids.map((id) => rowIdOf(id, 'Customer') ?? missingId) } }
  if (formerOwnerId) return { ownerId: rowIdOf(formerOwnerId, 'Person') ?? missingId }
  throw errors.TRANSFER_NOTHING()
}
