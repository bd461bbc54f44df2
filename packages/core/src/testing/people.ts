import type { App } from '../app/app-types.ts'
import type { RoleKey } from '../plugin/plugin-types.ts'
import { globalId } from '../schema/global-id.ts'
import { runMutation } from '../writes/run-mutation.ts'

export interface NewPerson {
  readonly name?: string
  readonly email?: string
  /** Code of the unit to work in; it is made, below `parentUnit`, where it does not exist. */
  readonly unit?: string
  readonly parentUnit?: string
  /** Leads that unit. */
  readonly heads?: boolean
}

/** A person with roles, in a unit. Gives the row id. */
export async function addPerson(app: App, roles: readonly RoleKey[], person: NewPerson): Promise<string> {
  const id = await runMutation(app.systemContext('test'), { name: 'add person', input: null }, async ({ db, newId }) => {
    const teamId = person.unit === undefined ? null : await unit(db as Db, newId, person.unit, person.parentUnit)
    const id = newId()
    await db['person']!.create({ data: { id, name: person.name ?? `Person ${id.slice(-6)}`, email: person.email ?? `${id}@test.example`, teamId } })
    const rows = await db['role']!.findMany({ where: { key: { in: [...roles] } }, select: { id: true } })
    for (const role of rows) await db['roleHolder']!.create({ data: { personId: id, roleId: role['id'], validFrom: new Date('2000-01-01') } })
    if (person.heads && teamId !== null) await db['orgUnit']!.update({ where: { id: teamId }, data: { headId: id } })
    return id
  })
  app.forgetPrincipals()
  return id
}

/** The GraphQL id of a person. */
export function personGlobalId(id: string): string {
  return globalId('Person', id)
}

type Db = ReturnType<App['systemContext']>['db']

async function unit(db: Db, newId: () => string, code: string, parentCode: string | undefined): Promise<string> {
  const known = await db['orgUnit']!.findUnique({ where: { code } })
  if (known) return known['id'] as string
  const parent = parentCode === undefined ? null : await db['orgUnit']!.findUnique({ where: { id: await unit(db, newId, parentCode, undefined) } })
  const id = newId()
  await db['orgUnit']!.create({ data: { id, name: code, code, kind: parent ? 'TEAM' : 'DEPARTMENT', parentId: parent?.['id'] ?? null, path: `${(parent?.['path'] as string | undefined) ?? '/'}${id}/` } })
  return id
}
