import type { RequestContext } from '../../context.ts'
import { rightsErrors } from '../../rights/index.ts'
import { missingId, rowIdOf } from '../../schema/global-id.ts'

export interface RoleRow {
  readonly id: string
  readonly version: number
  readonly key: string
  readonly name: string
  readonly description: string | null
  readonly builtIn: boolean
}

/** By its id. Throws NOT_FOUND. */
export async function findRole({ db }: RequestContext, id: string): Promise<RoleRow> {
  const role = await db['role']!.findUnique({ where: { id: rowIdOf(id, 'Role') ?? missingId } })
  if (!role) throw rightsErrors.NOT_FOUND({ what: 'Role' })
  return role as unknown as RoleRow
}

/** Raises the version where it is the one that the caller read: a role and its permissions are changed as one. Throws VERSION_CONFLICT. */
export async function touchRole({ db }: RequestContext, { id, name }: RoleRow, expectedVersion: number): Promise<void> {
  await db['role']!.update({ where: { id, version: expectedVersion }, data: { name }, select: { id: true } })
}
