import type { Context } from '../context.ts'

/** Whether a permission of the caller covers a deal, as the guard reads scopes. */
export function reaches({ principal }: Context, permission: string, { ownerId, teamId }: { readonly ownerId: string | null; readonly teamId: string | null }): boolean {
  const scope = principal.scope(permission)
  if (scope === 'ALL') return true
  const units = scope === 'TEAM' ? principal.teamIds : scope === 'DEPARTMENT' ? principal.departmentIds : []
  return scope !== 'NONE' && ((principal.personId !== null && ownerId === principal.personId) || units.includes(teamId ?? ''))
}
