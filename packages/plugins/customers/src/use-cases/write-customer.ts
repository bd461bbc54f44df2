import { problem, type ResourceChange } from '@tenon/core'
import type { Context } from '../context.ts'
import { isCreditCode } from '../domain/credit-code.ts'
import { domainKey, openNameKey, phoneKey, type MatchKeys, type NameKey } from '../domain/match-key.ts'
import type { CustomerClass } from '../domain/classification/policy.ts'
import { errors } from '../errors.ts'
import { classifyCustomer, decideNow } from './classes/classify-customer.ts'
import { knownCustomers } from './classes/known-customers.ts'
import { companiesAbove, inTurn } from './group.ts'
import { assertOwesNothing } from './holds.ts'
import { recordOwnership } from './ownership.ts'

/** The rules of a customer's own fields, by whatever way they are written. */
export async function beforeCustomerWrite({ before, after, changed }: ResourceChange, context: Context) {
  if (changed.has('blacklisted') && after['blacklisted'] !== null && !context.principal.has('customers:blacklist')) throw errors.CUSTOMER_BLACKLIST_FORBIDDEN()
  if (before !== null && changed.has('ownerId') && after['ownerId'] === null) await assertOwesNothing(context, { id: before['id'] as string, name: before['name'] as string })
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
  if (before !== null && changed.has('parentId') && typeof after['parentId'] === 'string') await inTurn(context)
  if (before !== null && changed.has('parentId') && typeof after['parentId'] === 'string' && (await companiesAbove(context, after['parentId'])).includes(before['id'] as string)) {
    const { name } = await context.db.customer.findUniqueOrThrow({ where: { id: after['parentId'] }, select: { name: true } })
    problems.push(problem('parentId', 'PARENT_BELOW', { lower: name, upper: before['name'] as string }, '{lower} belongs to the group below {upper}, and would be above it. Change the parent company of {lower} first.'))
  }
  const potential = after['potential']
  if (changed.has('potential') && typeof potential === 'number' && (potential < 1 || potential > 5)) problems.push(problem('potential', 'RATING_BOUNDS', {}, 'A whole number from 1 (little) to 5 (much).'))
  if (problems.length === 0 && (before === null || classified.some((name) => changed.has(name)))) set['customerClass'] = await classOf(context, before, { after, changed })
  return { set, problems }
}

/** What of a customer's own fields its class rests on. */
const classified = ['sizeBand', 'potential'] as const

/** The class that follows from what is being written, so that it is written with it; its result comes after. */
async function classOf(context: Context, before: ResourceChange['before'], { after, changed }: Pick<ResourceChange, 'after' | 'changed'>): Promise<CustomerClass | null> {
  const system = context.system('the class of a customer follows from the rules')
  const [customer] = before === null ? [] : await knownCustomers(system, { id: before['id'] }, { day: context.today() })
  const own = Object.fromEntries(classified.filter((name) => before === null || changed.has(name)).map((name) => [name, after[name] ?? null]))
  const known = { sizeBand: null, potential: null, purchases: [], measures: [], ...customer?.known, ...own }
  const decision = await decideNow(context, { known, before: customer?.before ?? null, override: customer?.override ?? null })
  return decision?.customerClass ?? customer?.customerClass ?? null
}

/** Keeps the history of owners and of classes. A new record belongs to who enters it, where nobody else is named. */
export async function afterCustomerWrite({ before, after, changed, id }: ResourceChange & { readonly id: string }, context: Context): Promise<void> {
  const { personId } = context.principal
  if (before === null || classified.some((name) => changed.has(name))) await classifyCustomer(context, id, { cause: before === null ? 'FIRST' : 'PROFILE' })
  if (before !== null && !changed.has('ownerId')) return
  const ownerId = (before !== null || changed.has('ownerId') ? after['ownerId'] : personId) as string | null
  if (before === null) {
    if (ownerId !== null) await context.system('the first owner of a new customer')['ownershipSpan'].create({ data: { customerId: id, personId: ownerId, beganAt: context.now(), reason: 'CREATED', current: true } })
  } else if (before['ownerId'] !== ownerId) await recordOwnership(context, { customerId: id, ownerId, reason: 'CHANGED' })
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
