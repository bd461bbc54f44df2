import type { ScopeName } from '../plugin/plugin-types.ts'

/** Who asks, with everything that row rules are decided by; computed once per person and invalidated on change. */
export interface Principal {
  /** Null for nobody: a caller who is not signed in. */
  readonly personId: string | null
  readonly name: string
  /** Keys of the roles held today. */
  readonly roles: readonly string[]
  /** The unit the person works in today. */
  readonly unitId: string | null
  /** The units above that one, from the root down. */
  readonly aboveIds: readonly string[]
  /** Units led by the person, with all units below; for a manager who leads none, the own unit with all below. */
  readonly teamIds: readonly string[]
  /** All units of the department the person works in. */
  readonly departmentIds: readonly string[]
  /** Set for an API token that may only read: no grant but 'read' counts, and no mutation runs. */
  readonly readOnly?: boolean
  /** Who does this person's work by a delegation: an approval must not take the two for two people. Absent: the person herself. */
  readonly deputyId?: string
  /** The administrator who acts as this person to see what she sees. What only the person may decide is to be refused then. */
  readonly impersonatorId?: string
  /** The widest scope held for a permission, over all roles. */
  scope(permission: string): ScopeName | 'NONE'
  has(permission: string): boolean
}

/** A condition on rows in Prisma's `where` form. Prefer scalar tests on the row's own columns: they are decided without another query. */
export type Condition = Readonly<Record<string, unknown>>
export type Action = 'read' | 'create' | 'update' | 'delete' | (string & {})

export interface Grants {
  /** Gives actions on the rows that meet the condition (all rows without one), for all fields or the named ones. */
  can(action: Action | readonly Action[], model: string, condition?: Condition, fields?: readonly string[]): void
  /** Gives actions on the caller's own rows, the team's, the department's or all rows of a @@scoped model. 'NONE' gives nothing. */
  scoped(action: Action | readonly Action[], model: string, scope: ScopeName | 'NONE'): void
}

export interface Restricts {
  /**
   * Takes actions away from every row that does NOT meet the condition. Such a row is secret, or with `gone` it is not there any more though its
   * row stays (merged into another): nobody finds it, but its past in the audit trail is as readable as that of a row that was deleted.
   */
  only(action: Action | readonly Action[], model: string, condition: Condition, options?: { readonly gone: true }): void
  /** Takes the fields away on every row that does not meet the condition (from all rows without one). */
  fields(action: Action | readonly Action[], model: string, fields: readonly string[], condition?: Condition): void
}
