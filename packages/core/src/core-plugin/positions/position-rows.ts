import type { RequestContext } from '../../context.ts'
import { rightsErrors } from '../../rights/errors.ts'
import { missingId, rowIdOf } from '../../schema/global-id.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { companyDay, dayOf, toDate, type Day, type Period } from './days.ts'
import { positionErrors } from './errors.ts'

export interface PersonRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly title: string | null
  readonly active: boolean
  readonly teamId: string | null
  readonly managerId: string | null
  readonly createdAt: Date
}

/** Where somebody works, for whom, and as what. */
export interface Place {
  readonly orgUnitId: string
  readonly managerId: string | null
  readonly title: string | null
}

export interface Position extends Place, Period {
  readonly id: string
}

/** The row that a caller names; missing and hidden answer alike. */
export async function personNamed({ db }: RequestContext, id: unknown, what = 'This person'): Promise<PersonRow> {
  const row = await db['person']!.findUnique({ where: { id: rowIdOf(id as string, 'Person') ?? missingId } })
  if (!row) throw rightsErrors.NOT_FOUND({ what })
  return row as unknown as PersonRow
}

/** Any constant; no other part of the product uses it. */
const organisationLock = 7_305_620_511

/** Changes of the organisation wait for each other: of two that each look right alone, both could make a circle of managers. */
export async function takeOrganisation(context: RequestContext): Promise<void> {
  await internalsOf(context).base.$executeRawUnsafe(`select pg_advisory_xact_lock(${organisationLock})`)
}

/**
 * Locks the person for this transaction by a write that changes nothing but the version: so it needs the right to change the
 * person, and of two callers who read the same version one is refused. Everything that is read after it stays true.
 */
export async function takePerson(context: RequestContext, id: unknown, expectedVersion: number): Promise<PersonRow> {
  await takeOrganisation(context)
  const { teamId, managerId, title, ...person } = await personNamed(context, id)
  await context.db['person']!.update({ where: { id: person.id, version: expectedVersion }, data: { teamId, managerId, title } })
  return personNamed(context, person.id)
}

export function refuseInactive(person: PersonRow): void {
  if (!person.active) throw positionErrors.MOVED_PERSON_INACTIVE({ name: person.name })
}

/** A unit that somebody can be moved to. */
export async function activeUnit({ db }: RequestContext, id: unknown): Promise<{ readonly id: string; readonly name: string }> {
  const unit = await db['orgUnit']!.findUnique({ where: { id: rowIdOf(id as string, 'OrgUnit') ?? missingId } })
  if (!unit) throw rightsErrors.NOT_FOUND({ what: 'This unit' })
  if (unit['active'] !== true) throw positionErrors.UNIT_INACTIVE({ name: unit['name'] })
  return unit as unknown as { readonly id: string; readonly name: string }
}

/** In the order of their days. */
export async function positionsOf({ db }: RequestContext, personId: string): Promise<Position[]> {
  const rows = await db['assignment']!.findMany({ where: { personId }, orderBy: [{ validFrom: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => ({ ...(row as unknown as Place & { id: string }), validFrom: dayOf(row['validFrom']), validTo: row['validTo'] === null ? null : dayOf(row['validTo']) }))
}

/** Somebody who has only a card gets the position that the card says, from the day on which it was made. */
export async function openPositions(context: RequestContext, person: PersonRow, before: Day): Promise<Position[]> {
  const known = await positionsOf(context, person.id)
  const validFrom = companyDay(context, person.createdAt)
  if (known.length > 0 || person.teamId === null || validFrom >= before) return known
  await context.db['assignment']!.create({ data: { personId: person.id, orgUnitId: person.teamId, managerId: person.managerId, title: person.title, validFrom: toDate(validFrom) } })
  return positionsOf(context, person.id)
}
