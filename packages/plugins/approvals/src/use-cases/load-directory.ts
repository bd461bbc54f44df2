import type { Directory } from '../domain/directory.ts'
import type { Database } from './work.ts'

/** People, units and roles as they hold on a day of the company, 'YYYY-MM-DD'. */
export async function loadDirectory(db: Database, day: string): Promise<Directory> {
  const holds = holding(day)
  const permissions = { where: { permission: 'approvals:decide' }, select: { id: true } } as const
  const people = await db.person.findMany({
    select: {
      id: true, active: true, teamId: true, managerId: true,
      assignments: { where: holds, orderBy: [{ validFrom: 'desc' }, { id: 'desc' }], take: 1, select: { orgUnitId: true, managerId: true } },
      roles: { where: holds, select: { role: { select: { key: true, permissions } } } },
    },
    orderBy: { id: 'asc' },
  })
  const units = await db.orgUnit.findMany({
    select: { id: true, parentId: true, function: true, active: true, headId: true, headships: { select: { personId: true, validFrom: true, validTo: true }, orderBy: { validFrom: 'asc' } } },
    orderBy: { path: 'asc' },
  })
  return {
    people: new Map(people.map(({ id, active, teamId, managerId, assignments: [position], roles }) => [id, {
      id, active,
      unitId: position?.orgUnitId ?? teamId,
      managerId: position ? position.managerId : managerId,
      roles: roles.map(({ role }) => role.key),
      mayDecide: roles.some(({ role }) => role.permissions.length > 0),
    }])),
    units: new Map(units.map((unit) => [unit.id, { id: unit.id, parentId: unit.parentId, function: unit.function, active: unit.active, headIds: headsOn(unit, day) }])),
  }
}

/** Half-open: on validTo it no longer holds. */
export function holding(day: string) {
  const at = new Date(`${day}T00:00:00Z`)
  return { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] }
}

/** A unit whose heads are dated is led by whoever does so that day; another by its head. */
function headsOn({ headId, headships }: { headId: string | null; headships: readonly { personId: string; validFrom: Date; validTo: Date | null }[] }, day: string): readonly string[] {
  const at = new Date(`${day}T00:00:00Z`)
  if (headships.length === 0) return headId === null ? [] : [headId]
  return headships.filter(({ validFrom, validTo }) => validFrom <= at && (validTo === null || at < validTo)).map(({ personId }) => personId)
}
