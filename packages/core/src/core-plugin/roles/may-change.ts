import type { RequestContext } from '../../context.ts'
import { rightsErrors } from '../../rights/index.ts'
import type { Principal } from '../../rights/rights-types.ts'
import { roleErrors } from './errors.ts'
import type { PermissionBook, Scope } from './permission-book.ts'

/** Whoever has core:roles sees roles; an auditor too. */
export function requireSeeing({ principal }: RequestContext): void {
  if (!principal.has('core:roles') && principal.scope('core:audit') !== 'ALL') throw rightsErrors.FORBIDDEN({ action: 'see', what: 'the permissions of roles' })
}

/** A role is the same for everybody who holds it, so changing one needs core:roles for the whole company. */
export function requireAdministering({ principal }: RequestContext): void {
  if (principal.scope('core:roles') !== 'ALL') throw rightsErrors.FORBIDDEN({ action: 'change', what: 'roles' })
}

/** People whose roles the principal may change below the scope ALL, by the unit they are in. */
export function unitsInReach(principal: Principal, permission: string): readonly string[] {
  const scope = principal.scope(permission)
  return scope === 'TEAM' ? principal.teamIds : scope === 'DEPARTMENT' ? principal.departmentIds : []
}

interface Giving {
  readonly person: { readonly id: string; readonly teamId: string | null }
  readonly role: { readonly id: string; readonly key: string }
}

/**
 * Who may give or end a role: an administrator of the whole company any; one of a team only to others of the team, and only
 * what they may themselves, so that nobody climbs by giving.
 */
export async function requireGiving(context: RequestContext, book: PermissionBook, { person, role }: Giving): Promise<void> {
  const { principal, db } = context
  if (principal.scope('core:roles') === 'ALL') return
  if (person.id === principal.personId) throw roleErrors.ROLE_OF_ONESELF()
  if (person.teamId === null || !unitsInReach(principal, 'core:roles').includes(person.teamId)) throw rightsErrors.FORBIDDEN({ action: 'change the roles of', what: 'this person' })
  const permissions = await db['rolePermission']!.findMany({ where: { roleId: role.id }, select: { permission: true, scope: true } })
  const wider = permissions.find((row) => book.isWider(row['permission'] as string, row['scope'] as Scope, principal.scope(row['permission'] as string)))
  if (wider) throw roleErrors.ROLE_WIDER_THAN_OWN({ role: role.key, permission: wider['permission'] })
}
