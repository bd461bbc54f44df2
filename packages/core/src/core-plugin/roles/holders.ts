import type { RequestContext } from '../../context.ts'
import { identityErrors } from '../../identity/errors.ts'
import { rightsErrors } from '../../rights/index.ts'
import { missingId, rowIdOf } from '../../schema/global-id.ts'
import { roleErrors } from './errors.ts'
import { findRole, type RoleRow } from './find-role.ts'
import { keepingAdministrator } from './last-administrator.ts'
import { requireGiving } from './may-change.ts'
import type { PermissionBook } from './permission-book.ts'

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly teamId: string | null
}

interface Hold {
  readonly id: string
  readonly role: RoleRow
  readonly person: PersonRow
  readonly validFrom: Date
  readonly validTo: Date | null
}

/** Days in the company's zone, half-open: on `validTo` the role no longer holds. */
interface Days {
  readonly validFrom: Date
  readonly validTo: Date | null
}

export interface Gift {
  readonly personId: string
  readonly role: string
  readonly validFrom?: Date | null
  readonly validTo?: Date | null
}

export async function giveRole(context: RequestContext, book: PermissionBook, { personId, role: roleId, validFrom, validTo }: Gift): Promise<string> {
  return keepingAdministrator(context, async () => {
    const role = await findRole(context, roleId)
    const person = await findPerson(context, personId)
    await requireGiving(context, book, { person, role })
    if (!person.active) throw identityErrors.PERSON_INACTIVE({ name: person.name })
    await addHold(context, { person, role }, { validFrom: validFrom ?? today(context), validTo: validTo ?? null })
    return role.id
  })
}

/** Other days for a hold; what is left out stays. */
export async function changeHolder(context: RequestContext, book: PermissionBook, input: { readonly id: string; readonly validFrom?: Date | null; readonly validTo?: Date | null }): Promise<string> {
  return keepingAdministrator(context, async () => {
    const hold = await findHold(context, input.id)
    await requireGiving(context, book, hold)
    const days = { validFrom: input.validFrom ?? hold.validFrom, validTo: input.validTo === undefined ? hold.validTo : input.validTo }
    await checkDays(context, hold, days, hold.id)
    await context.db['roleHolder']!.update({ where: { id: hold.id }, data: days, select: { id: true } })
    return hold.role.id
  })
}

/** From `on` (today, where nothing is said) the person no longer holds it. One that would never have held is removed. */
export async function endRole(context: RequestContext, book: PermissionBook, input: { readonly id: string; readonly on?: Date | null }): Promise<string> {
  return keepingAdministrator(context, async () => {
    const hold = await findHold(context, input.id)
    await requireGiving(context, book, hold)
    const on = input.on ?? today(context)
    const where = { id: hold.id }
    if (on <= hold.validFrom) await context.db['roleHolder']!.delete({ where, select: { id: true } })
    else if (hold.validTo === null || on < hold.validTo) await context.db['roleHolder']!.update({ where, data: { validTo: on }, select: { id: true } })
    return hold.role.id
  })
}

/** For an invitation: from today for ever, unless the person holds it already. */
export async function giveRoleByKey(context: RequestContext, book: PermissionBook, personId: string, key: string): Promise<void> {
  await keepingAdministrator(context, async () => {
    const role = (await context.db['role']!.findFirst({ where: { key } })) as unknown as RoleRow | null
    if (!role) throw rightsErrors.NOT_FOUND({ what: `The role ${key}` })
    const person = await findPerson(context, personId)
    await requireGiving(context, book, { person, role })
    const held = await context.db['roleHolder']!.findFirst({ where: { roleId: role.id, personId, OR: [{ validTo: null }, { validTo: { gt: today(context) } }] } })
    if (!held) await addHold(context, { person, role }, { validFrom: today(context), validTo: null })
  })
}

async function addHold(context: RequestContext, { person, role }: Pick<Hold, 'person' | 'role'>, days: Days): Promise<void> {
  await checkDays(context, { person, role }, days, null)
  await context.db['roleHolder']!.create({ data: { roleId: role.id, personId: person.id, ...days }, select: { id: true } })
}

async function checkDays({ db }: RequestContext, { person, role }: Pick<Hold, 'person' | 'role'>, { validFrom, validTo }: Days, except: string | null): Promise<void> {
  if (validTo !== null && validTo <= validFrom) throw roleErrors.HOLD_EMPTY({ from: dayOf(validFrom), to: dayOf(validTo) })
  const others = await db['roleHolder']!.findMany({
    where: { roleId: role.id, personId: person.id, ...(except === null ? {} : { NOT: { id: except } }), ...(validTo === null ? {} : { validFrom: { lt: validTo } }), OR: [{ validTo: null }, { validTo: { gt: validFrom } }] },
    orderBy: { validFrom: 'asc' }, take: 1,
  })
  const other = others[0] as unknown as Days | undefined
  if (other) throw roleErrors.HOLD_OVERLAPS({ from: dayOf(other.validFrom), to: other.validTo === null ? '∞' : dayOf(other.validTo) })
}

async function findPerson({ db }: RequestContext, id: string): Promise<PersonRow> {
  const person = await db['person']!.findUnique({ where: { id: rowIdOf(id, 'Person') ?? missingId }, select: { id: true, name: true, active: true, teamId: true } })
  if (!person) throw identityErrors.PERSON_UNKNOWN()
  return person as unknown as PersonRow
}

async function findHold({ db }: RequestContext, id: string): Promise<Hold> {
  const hold = await db['roleHolder']!.findUnique({ where: { id: rowIdOf(id, 'RoleHolder') ?? missingId }, include: { role: true, person: { select: { id: true, name: true, active: true, teamId: true } } } })
  if (!hold) throw rightsErrors.NOT_FOUND({ what: 'RoleHolder' })
  return hold as unknown as Hold
}

function today(context: RequestContext): Date {
  return new Date(`${context.today()}T00:00:00Z`)
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
