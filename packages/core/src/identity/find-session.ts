import type { IdentityDatabase } from './identity-database.ts'
import { readRightsVersion, rightsVersionSql } from './rights-version.ts'

export interface FoundSession {
  readonly id: string
  readonly expiresAt: Date
  readonly way: string | null
  readonly personId: string
  readonly isActive: boolean
  readonly hasSecondStep: boolean
  readonly actingAsId: string | null
  readonly actingUntil: Date | null
  readonly isActiveActedAs: boolean | null
  readonly rightsVersion: number | null
}

const statement = `
  select s.id, s.expires_at as "expiresAt", s.way, u.person_id as "personId", p.active as "isActive", f.confirmed_at is not null as "hasSecondStep",
    s.acting_as_id as "actingAsId", s.acting_until as "actingUntil", a.active as "isActiveActedAs", ${rightsVersionSql} as "rightsVersion"
  from core.auth_session s join core.auth_user u on u.id = s.user_id join core.person p on p.id = u.person_id
    left join core.auth_two_factor f on f.user_id = u.id left join core.person a on a.id = s.acting_as_id
  where s.token = $1`

/** A session by its token, with what is to be known of its people and which rights count now, in one statement. */
export async function findSession(db: IdentityDatabase, token: string): Promise<FoundSession | null> {
  const [row] = await db.$queryRawUnsafe<(Omit<FoundSession, 'rightsVersion'> & { readonly rightsVersion: bigint | null })[]>(statement, token)
  return row === undefined ? null : { ...row, rightsVersion: readRightsVersion(row.rightsVersion) }
}
