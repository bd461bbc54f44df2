export const SCOPES = ['NONE', 'OWN', 'TEAM', 'DEPARTMENT', 'ALL'] as const

export type Scope = (typeof SCOPES)[number]
export type Reach = Scope | 'SOME'

export interface Permission {
  readonly key: string
  readonly title: string
  readonly scopes: readonly Scope[]
}

export interface PermissionGroup {
  readonly id: string
  readonly title: string
  readonly permissions: readonly Permission[]
}

export interface RoleCell {
  readonly permission: string
  readonly scope: Scope
  readonly proposed: Scope | null
}

export interface Role {
  readonly id: string
  readonly version: number
  readonly key: string
  readonly name: string
  readonly title: string
  readonly description: string | null
  readonly builtIn: boolean
  readonly holders: number
  readonly cells: readonly RoleCell[]
}

export interface Matrix {
  readonly plugins: readonly PermissionGroup[]
  readonly roles: readonly Role[]
  readonly mayChange: boolean
  readonly mayGive: boolean
}

export interface Hold {
  readonly id: string
  readonly validFrom: string
  /** The first day on which it no longer holds. */
  readonly validTo: string | null
  readonly state: 'PAST' | 'CURRENT' | 'FUTURE'
  readonly person: { readonly id: string; readonly name: string; readonly active: boolean; readonly team: string | null }
}

export interface RoleEvent {
  readonly id: string
  readonly kind: 'ROLE' | 'PERMISSION' | 'HOLDER'
  readonly action: 'CREATE' | 'UPDATE' | 'DELETE'
  readonly at: string
  readonly actor: string | null
  readonly permission: string | null
  readonly person: string | null
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

export interface Rights {
  readonly read: Reach
  readonly create: Reach
  readonly update: Reach
  readonly delete: Reach
  readonly rows: number | null
  readonly hidden: readonly string[]
  readonly partlyHidden: readonly string[]
}

export interface ResourcePreview {
  readonly name: string
  readonly plugin: string
  readonly title: string
  readonly before: Rights
  readonly after: Rights
}

export interface Preview {
  readonly name: string
  readonly active: boolean
  readonly roles: readonly string[]
  readonly resources: readonly ResourcePreview[]
}

/** One that is had or not: its only scope is the whole. */
export function isGate({ scopes }: Permission): boolean {
  return scopes.length === 1
}
