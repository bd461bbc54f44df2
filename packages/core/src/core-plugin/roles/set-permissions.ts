import type { RequestContext } from '../../context.ts'
import { roleErrors } from './errors.ts'
import { findRole, touchRole, type RoleRow } from './find-role.ts'
import { keepingAdministrator } from './last-administrator.ts'
import { requireAdministering } from './may-change.ts'
import type { PermissionBook, Scope } from './permission-book.ts'

export interface PermissionChange {
  readonly permission: string
  readonly scope: Scope
}

export interface RoleChange {
  readonly role: string
  readonly expectedVersion: number
  readonly permissions: readonly PermissionChange[]
}

/** Gives roles permissions at scopes, all of them or none. */
export async function setPermissions(context: RequestContext, book: PermissionBook, changes: readonly RoleChange[]): Promise<void> {
  requireAdministering(context)
  for (const { permissions } of changes) for (const change of permissions) checkScope(book, change)
  await keepingAdministrator(context, async () => {
    // In the order of their ids, so that two who save at once wait for each other.
    for (const { role: id, expectedVersion, permissions } of changes.toSorted((left, right) => (left.role < right.role ? -1 : 1))) {
      const role = await findRole(context, id)
      await touchRole(context, role, expectedVersion)
      await writePermissions(context, role, permissions)
    }
  })
}

/** Only what differs is written, so the history has only what changed. */
export async function writePermissions({ db }: RequestContext, { id }: Pick<RoleRow, 'id'>, permissions: readonly PermissionChange[]): Promise<void> {
  const model = db['rolePermission']!
  const rows = await model.findMany({ where: { roleId: id, permission: { in: permissions.map(({ permission }) => permission) } } })
  for (const { permission, scope } of permissions) {
    const row = rows.find((known) => known['permission'] === permission)
    if (row && scope === 'NONE') await model.delete({ where: { id: row['id'] }, select: { id: true } })
    else if (row && row['scope'] !== scope) await model.update({ where: { id: row['id'] }, data: { scope }, select: { id: true } })
    else if (!row && scope !== 'NONE') await model.create({ data: { roleId: id, permission, scope }, select: { id: true } })
  }
}

export function checkScope(book: PermissionBook, { permission, scope }: PermissionChange): void {
  const { scopes } = book.get(permission)
  if (scope !== 'NONE' && !scopes.includes(scope)) throw roleErrors.SCOPE_MEANINGLESS({ permission, scope, scopes: scopes.join(', ') })
}
