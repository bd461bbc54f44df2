import { isGate, type Matrix, type Role, type Scope } from './roles-types.ts'

/** Changed cells that are not saved: scopes by permission, by the id of the role. */
export type Draft = ReadonlyMap<string, ReadonlyMap<string, Scope>>

export interface RoleChange {
  readonly role: string
  readonly expectedVersion: number
  readonly permissions: readonly { readonly permission: string; readonly scope: Scope }[]
}

export function savedScope(role: Role, permission: string): Scope {
  return role.cells.find((cell) => cell.permission === permission)?.scope ?? 'NONE'
}

export function draftedScope(draft: Draft, role: Role, permission: string): Scope {
  return draft.get(role.id)?.get(permission) ?? savedScope(role, permission)
}

/** With one cell changed; one that is as it was saved is no change. */
export function withCell(draft: Draft, role: Role, permission: string, scope: Scope): Draft {
  const cells = new Map(draft.get(role.id))
  if (scope === savedScope(role, permission)) cells.delete(permission)
  else cells.set(permission, scope)
  const next = new Map(draft)
  if (cells.size === 0) next.delete(role.id)
  else next.set(role.id, cells)
  return next
}

export function countChanges(draft: Draft): number {
  return [...draft.values()].reduce((sum, cells) => sum + cells.size, 0)
}

/** Whether a built-in role allows anything else than the plugins propose. What is only had or not is compared as that. */
export function strayed(role: Role, { plugins }: Pick<Matrix, 'plugins'>): boolean {
  const gates = new Set(plugins.flatMap(({ permissions }) => permissions.filter(isGate).map(({ key }) => key)))
  const seen = (permission: string, scope: Scope): Scope => (gates.has(permission) && scope !== 'NONE' ? 'ALL' : scope)
  return role.cells.some(({ permission, scope, proposed }) => proposed !== null && seen(permission, scope) !== seen(permission, proposed))
}

/** What the server is asked to save, each role at the version that was read. */
export function changesOf(draft: Draft, { roles }: Pick<Matrix, 'roles'>): RoleChange[] {
  return roles.flatMap(({ id, version }) => {
    const cells = draft.get(id)
    return cells ? [{ role: id, expectedVersion: version, permissions: [...cells].map(([permission, scope]) => ({ permission, scope })) }] : []
  })
}

/** After the roles were read again: what is still a change of what is there now. */
export function rebase(draft: Draft, { roles }: Pick<Matrix, 'roles'>): Draft {
  let next: Draft = new Map()
  for (const role of roles) for (const [permission, scope] of draft.get(role.id) ?? []) next = withCell(next, role, permission, scope)
  return next
}
