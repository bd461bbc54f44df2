import type { RequestContext } from '../context.ts'
import { identityErrors } from '../identity/errors.ts'
import { rightsErrors } from '../rights/errors.ts'
import type { LooseInputFields } from '../schema/loose-builder.ts'
import { missingId, rowIdOf } from '../schema/global-id.ts'
import type { ResourceOptions } from '../schema/resource-options.ts'
import type { UseCaseOptions } from '../schema/use-case.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { giveRoleByKey } from './roles/holders.ts'
import type { PermissionBook } from './roles/permission-book.ts'

type Row = Record<string, unknown>
interface Declaring {
  resource(name: string, options: ResourceOptions<string, RequestContext>): void
  useCase(name: string, options: UseCaseOptions): void
}

const validFor = 7 * 24 * 3600_000

/** Who was invited and has not come yet; the three verbs are the only way to change it. */
export function declareInvitations(builder: object, book: PermissionBook): void {
  const { resource, useCase } = builder as Declaring
  resource('Invitation', {
    icon: 'mail', title: 'id', search: ['person.name', 'person.email'],
    list: { columns: ['person', 'expiresAt', 'acceptedAt', 'revokedAt', 'createdBy'], sort: ['-createdAt'] },
    operations: { create: false, update: false, delete: false },
  })
  useCase('inviteUser', {
    description: 'Invites a person by mail: one of the directory by `personId`, or a new one by `name` and `email`.',
    answers: 'Invitation',
    input: (t: LooseInputFields) => ({
      personId: t.field({ type: 'ID' }),
      name: t.field({ type: 'String' }),
      email: t.field({ type: 'String' }),
      unitId: t.field({ type: 'ID', description: 'Where a new person works.' }),
      roles: t.field({ type: ['String'], description: 'Keys of roles to give; needs core:roles.' }),
    }),
    run: async (context, input) => inviteUser(context, input, book),
  })
  const one = (t: LooseInputFields) => ({ id: t.field({ type: 'ID', required: true }) })
  useCase('resendInvitation', {
    description: 'Sends an invitation again, for another seven days. The earlier link stops working.', answers: 'Invitation', input: one,
    run: async (context, input) => {
      const id = await findOpen(context, input['id'] as string)
      await context.db['invitation']!.update({ where: { id }, data: { expiresAt: new Date(Date.now() + validFor) } })
      context.emit('invitation.sent', id, {})
      return id
    },
  })
  useCase('revokeInvitation', {
    description: 'Withdraws an invitation: its link stops working.', answers: 'Invitation', input: one,
    run: async (context, input) => {
      const id = await findOpen(context, input['id'] as string)
      await context.db['invitation']!.update({ where: { id }, data: { revokedAt: new Date() } })
      return id
    },
  })
}

async function inviteUser(context: RequestContext, input: Row, book: PermissionBook): Promise<string> {
  if (context.principal.scope('core:users') !== 'ALL') throw rightsErrors.FORBIDDEN({ action: 'invite', what: 'people' })
  const { db } = context
  const person = await findOrMakePerson(context, input)
  if (await hasPassword(context, person['id'] as string)) throw identityErrors.PERSON_HAS_LOGIN({ name: person['name'] })
  for (const key of (input['roles'] as string[] | null) ?? []) await giveRoleByKey(context, book, person['id'] as string, key)
  const open = await db['invitation']!.findMany({ where: { personId: person['id'], acceptedAt: null, revokedAt: null }, select: { id: true } })
  for (const { id } of open) await db['invitation']!.update({ where: { id }, data: { revokedAt: new Date() } })
  const id = context.newId()
  await db['invitation']!.create({ data: { id, personId: person['id'], expiresAt: new Date(Date.now() + validFor) } })
  context.emit('invitation.sent', id, {})
  return id
}

/** Within the caller's rights: a new person needs the directory's, which is another permission. */
async function findOrMakePerson({ db, newId }: RequestContext, input: Row): Promise<Row> {
  const email = ((input['email'] as string | null) ?? '').trim().toLowerCase()
  const where = input['personId'] == null ? { email: { equals: email.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } } : { id: rowIdOf(input['personId'] as string, 'Person') ?? missingId }
  const known = email === '' && input['personId'] == null ? null : await db['person']!.findFirst({ where })
  if (!known && input['personId'] != null) throw identityErrors.PERSON_UNKNOWN()
  if (known && known['active'] !== true) throw identityErrors.PERSON_INACTIVE({ name: known['name'] })
  if (known && known['email'] === null) throw identityErrors.PERSON_WITHOUT_EMAIL({ name: known['name'] })
  if (known) return known
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)) throw identityErrors.EMAIL_INVALID({ email })
  const name = ((input['name'] as string | null) ?? '').trim() || email
  const teamId = input['unitId'] == null ? null : (rowIdOf(input['unitId'] as string, 'OrgUnit') ?? missingId)
  const person = { id: newId(), name, email, teamId }
  await db['person']!.create({ data: person })
  return person
}

async function findOpen({ db }: RequestContext, id: string): Promise<string> {
  const found = await db['invitation']!.findUnique({ where: { id: rowIdOf(id, 'Invitation') ?? missingId } })
  if (!found) throw rightsErrors.NOT_FOUND({ what: 'This invitation' })
  if (found['acceptedAt'] !== null || found['revokedAt'] !== null) throw identityErrors.INVITATION_CLOSED()
  return found['id'] as string
}

/** Logins are behind every guard: only the core looks there. */
async function hasPassword(context: RequestContext, personId: string): Promise<boolean> {
  const accounts = internalsOf(context).base['authAccount'] as unknown as { findFirst(args: object): Promise<object | null> }
  return (await accounts.findFirst({ where: { providerId: 'credential', password: { not: null }, user: { personId } } })) !== null
}
