import type { Random } from '@tenon/core/testing'
import { uuid } from './values.ts'
import { rowsOf, type Row, type World } from './world.ts'

/** Two departments of two teams each; one person of every role, one without, and colleagues. */
export function makePeople(world: World, random: Random): void {
  const units = new Map<string, Row>()
  const addUnit = (n: number, kind: string, parent?: Row): Row => {
    const id = uuid(n)
    const row = { id, name: `单位 ${n}`, code: `U${n}`, kind, function: null, parentId: parent?.['id'] ?? null, headId: null, path: `${(parent?.['path'] as string | undefined) ?? '/'}${id}/`, ordinal: n, active: true, ...stamps }
    units.set(id, row)
    return row
  }
  const company = addUnit(1, 'COMPANY')
  const teams = [2, 3].flatMap((n) => {
    const department = addUnit(n, 'DEPARTMENT', company)
    return [addUnit(n * 10, 'TEAM', department), addUnit(n * 10 + 1, 'TEAM', department)]
  })
  const roles = rowsOf(world, 'Role')
  const people = new Map<string, Row>()
  const holders = new Map<string, Row>()
  for (let n = 0; n < roles.length + 6; n++) {
    const id = uuid(100 + n)
    const role = roles[n]
    const team = teams[n % teams.length]!
    people.set(id, { id, name: `王 ${n}`, email: `p${n}@test.example`, title: role ? (role['name'] as string) : null, locale: null, active: true, teamId: team['id'], managerId: n % 4 === 3 ? uuid(100) : null, ...stamps })
    if (role) holders.set(uuid(200 + n), { id: uuid(200 + n), roleId: role['id'], personId: id, validFrom: new Date('2020-01-01'), validTo: null })
    if (role?.['key'] === 'MANAGER') units.set(team['id'] as string, { ...team, headId: id })
  }
  const assignments = [...people.keys()].filter((_, index) => index % 5 === 4).map((personId, index): Row => {
    const row = people.get(personId)!
    return { id: uuid(300 + index), personId, orgUnitId: row['teamId'], managerId: random.chance(0.5) ? uuid(100) : null, title: 'T', validFrom: new Date('2024-01-01'), validTo: null, ...stamps }
  })
  world.set('OrgUnit', units)
  world.set('Person', people)
  world.set('RoleHolder', holders)
  world.set('Assignment', new Map(assignments.map((row) => [row['id'] as string, row])))
}

const at = new Date('2026-01-01T00:00:00Z')
const stamps = { version: 1, createdAt: at, createdById: null, updatedAt: at, updatedById: null }
