import type { BaseClient } from '../database/open-client.ts'
import type { ScopeName } from '../plugin/plugin-types.ts'
import { loadPrincipal } from './principal.ts'
import type { Principal } from './rights-types.ts'

/** A permission of a role as it would be. */
export interface DraftPermission {
  readonly roleId: string
  readonly permission: string
  readonly scope: ScopeName | 'NONE'
}

const widths: readonly (ScopeName | 'NONE')[] = ['NONE', 'OWN', 'TEAM', 'DEPARTMENT', 'ALL']

/**
 * Who a person would be if roles had other permissions: to look at, never to act as. Where nothing is drafted it is who the
 * person is. Nobody for a person who does not exist or is not active.
 */
export async function loadDraftPrincipal(client: BaseClient, personId: string, at: { readonly now: Date; readonly timeZone: string }, draft: readonly DraftPermission[]): Promise<Principal> {
  const principal = await loadPrincipal(client, personId, at.now, at.timeZone)
  if (draft.length === 0 || principal.personId === null) return principal
  const roles = (await client['role']!['findMany']!({ where: { key: { in: [...principal.roles] } }, select: { id: true, permissions: { select: { permission: true, scope: true } } } })) as readonly { id: string; permissions: readonly { permission: string; scope: ScopeName }[] }[]
  const scopes = new Map<string, ScopeName | 'NONE'>()
  for (const { id, permissions } of roles) {
    const drafted = draft.filter(({ roleId }) => roleId === id)
    const kept = permissions.filter(({ permission }) => !drafted.some((change) => change.permission === permission))
    for (const { permission, scope } of [...kept, ...drafted]) if (widths.indexOf(scope) > widths.indexOf(scopes.get(permission) ?? 'NONE')) scopes.set(permission, scope)
  }
  const scope: Principal['scope'] = (permission) => scopes.get(permission) ?? 'NONE'
  return Object.freeze({ ...principal, scope, has: (permission: string) => scope(permission) !== 'NONE' })
}
