import { problem, type ResourceChange } from '@tenon/core'
import type { Context } from '../context.ts'
import { isCreditCode } from '../domain/credit-code.ts'
import { domainKey, openNameKey, phoneKey, type MatchKeys, type NameKey } from '../domain/match-key.ts'
import { errors } from '../errors.ts'
import { recordOwnership } from './ownership.ts'

/** The rules of a customer's own fields, by whatever way they are written. */
export async function beforeCustomerWrite({ before, after, changed }: ResourceChange, context: Context) {
  if (changed.has('blacklisted') && after['blacklisted'] !== null && !context.principal.has('customers:blacklist')) throw errors.CUSTOMER_BLACKLIST_FORBIDDEN()
  const set: Record<string, unknown> = await keysOf(after, changed, context)
  const problems = []
  const code = after['creditCode']
  if (changed.has('creditCode') && typeof code === 'string') {
    set['creditCode'] = code.toUpperCase()
    if (!isCreditCode(code.toUpperCase())) problems.push(problem('creditCode', 'CREDIT_CODE_INVALID', {}, 'This is no valid credit code: check the 18 characters, the last one is a checksum.'))
  }
  if (before !== null && changed.has('lifecycle')) problems.push(problem('lifecycle', 'STATUS_BY_EVENTS', {}, 'The status follows from purchases. Mark the customer as lost or open it again instead.'))
  for (const name of ['parentId', 'referredById'] as const) {
    if (before !== null && changed.has(name) && after[name] === before['id']) problems.push(problem(name, 'NOT_ITSELF', {}, 'A customer cannot be its own parent company, nor have brought itself.'))
  }
  return { set, problems }
}

/** Keeps the history of owners. A new record belongs to who enters it, where nobody else is named. */
export async function afterCustomerWrite({ before, after, changed, id }: ResourceChange & { readonly id: string }, context: Context): Promise<void> {
  const { personId, unitId } = context.principal
  if (before !== null && !changed.has('ownerId') && !changed.has('teamId')) return
  const ownerId = (before !== null || changed.has('ownerId') ? after['ownerId'] : personId) as string | null
  const teamId = (before !== null || changed.has('teamId') ? after['teamId'] : unitId) as string | null
  if (before === null) {
    if (ownerId !== null) await context.system('the first owner of a new customer')['ownershipSpan'].create({ data: { customerId: id, personId: ownerId, beganAt: context.now(), reason: 'CREATED', current: true, ownerId, teamId } })
  } else if (before['ownerId'] !== ownerId) await recordOwnership(context, { customerId: id, ownerId, teamId, reason: 'CHANGED' })
}

async function keysOf(after: Readonly<Record<string, unknown>>, changed: ReadonlySet<string>, context: Context): Promise<Partial<MatchKeys>> {
  const text = (name: string): string => (typeof after[name] === 'string' ? after[name] : '')
  return {
    ...(changed.has('name') ? { matchName: (await nameKeyOf(context))(text('name')) } : {}),
    ...(changed.has('website') ? { matchDomain: domainKey(text('website')) } : {}),
    ...(changed.has('phone') ? { matchPhone: phoneKey(text('phone')) } : {}),
  }
}

/** The comparer of names, opened once per request. */
export function nameKeyOf(context: Pick<Context, 'memo'>): Promise<NameKey> {
  return context.memo('customers:name-key', () => Promise.resolve(openNameKey()))
}
