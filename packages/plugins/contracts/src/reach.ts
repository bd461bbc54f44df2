import type { Principal } from '@tenon/core'
import type { Context } from './context.ts'
import { errors, whom, type Asked } from './errors.ts'

interface Owned {
  readonly ownerId: string | null
  readonly teamId: string | null
}

/** Whether a permission reaches a row that the caller sees. */
export function reaches(principal: Principal, permission: string, { ownerId, teamId }: Owned): boolean {
  const scope = principal.scope(permission)
  if (scope === 'ALL') return true
  if (scope === 'NONE') return false
  if (ownerId !== null && ownerId === principal.personId) return true
  if (scope === 'OWN' || teamId === null) return false
  return (scope === 'TEAM' ? principal.teamIds : principal.departmentIds).includes(teamId)
}

/** Refuses with a sentence that says whom to ask; the caller sees the row, so that it exists is no secret. */
export function requireReach({ principal }: Context, permission: string, row: Owned, who: Asked): void {
  if (!reaches(principal, permission, row)) throw errors.CONTRACT_NOT_ALLOWED(whom(who))
}

/** What only a person herself may do: sign, confirm, agree. The administrator who acts as her may not. */
export function requireInPerson({ principal }: Context): string {
  if (principal.impersonatorId !== undefined || principal.personId === null) throw errors.CONTRACT_ACTING()
  return principal.personId
}

/** The people behind the caller: a deputy and whom she stands in for are not two. */
export function peopleOf({ personId, deputyId }: Principal): readonly string[] {
  return [personId, deputyId].filter((id) => id !== null && id !== undefined)
}
