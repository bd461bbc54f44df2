import { missingId } from '@tenon/core'
import type { Context } from '../../context.ts'
import type { Holding } from '../../domain/targets/holder.ts'

/** Whether the caller is who a target is for: the person, or the head of the unit. A deputy counts as the person that she stands in for. */
export async function holdsTarget({ principal, db }: Context, { personId, orgUnitId }: Holding): Promise<boolean> {
  const self = [principal.personId, principal.deputyId ?? null].filter((id) => id !== null)
  if (personId !== null) return self.includes(personId)
  const unit = await db.orgUnit.findUnique({ where: { id: orgUnitId ?? missingId }, select: { headId: true } })
  return unit?.headId != null && self.includes(unit.headId)
}

/** Whose a target is, for the rights on it: the person and where she works, or the unit and its head. */
export async function scopeOf({ db }: Context, { personId, orgUnitId }: Holding): Promise<{ readonly ownerId: string | null; readonly teamId: string | null; readonly name: string }> {
  if (personId !== null) {
    const person = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { teamId: true, name: true } })
    return { ownerId: personId, teamId: person.teamId, name: person.name }
  }
  const unit = await db.orgUnit.findUniqueOrThrow({ where: { id: orgUnitId ?? missingId }, select: { headId: true, name: true } })
  return { ownerId: unit.headId, teamId: orgUnitId, name: unit.name }
}

/** To whom a holder passes a target on: the units below a unit, else its people but the head; the reports of a person. */
export async function heirsOf({ db }: Context, { personId, orgUnitId }: Holding): Promise<Holding[]> {
  if (personId !== null) {
    const reports = await db.person.findMany({ where: { managerId: personId, active: true }, select: { id: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    return reports.map(({ id }) => ({ personId: id, orgUnitId: null }))
  }
  const unit = await db.orgUnit.findUniqueOrThrow({ where: { id: orgUnitId ?? missingId }, select: { headId: true } })
  const below = await db.orgUnit.findMany({ where: { parentId: orgUnitId ?? missingId, active: true }, select: { id: true }, orderBy: [{ ordinal: 'asc' }, { name: 'asc' }, { id: 'asc' }] })
  if (below.length > 0) return below.map(({ id }) => ({ personId: null, orgUnitId: id }))
  const people = await db.person.findMany({ where: { teamId: orgUnitId ?? missingId, active: true, ...(unit.headId === null ? {} : { id: { not: unit.headId } }) }, select: { id: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  return people.map(({ id }) => ({ personId: id, orgUnitId: null }))
}
