import type { Principal } from './rights-types.ts'

/** Who did something, as the audit trail names them. */
export interface Actors {
  readonly actorId: string | null
  /** Whose work it was, by a delegation. */
  readonly onBehalfOfId: string | null
  /** Who acted as the actor. */
  readonly impersonatorId: string | null
}

export function actorsOf({ personId, deputyId, impersonatorId }: Principal): Actors {
  return { actorId: deputyId ?? personId, onBehalfOfId: deputyId === undefined ? null : personId, impersonatorId: impersonatorId ?? null }
}

/** Whether the caller is the person whose rights these are, not a deputy and not an administrator. */
export function isHerself({ deputyId, impersonatorId }: Principal): boolean {
  return deputyId === undefined && impersonatorId === undefined
}
