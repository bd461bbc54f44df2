import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { identityErrors } from './errors.ts'
import type { ApiTokenRow, IdentityDatabase } from './identity-database.ts'
import type { Caller, NewToken, TokenInfo, TokenScopes } from './identity-types.ts'
import { readRightsVersion, rightsVersionSql } from './rights-version.ts'
import { isUuid } from './sessions.ts'
import type { SignInJournal } from './sign-in-journal.ts'

const usedAtMostEvery = 60_000

type FoundToken = Pick<ApiTokenRow, 'id' | 'personId' | 'hash' | 'expiresAt' | 'lastUsedAt' | 'revokedAt' | 'scopes'> & { readonly isActive: boolean; readonly rightsVersion: bigint | null }

const find = `
  select t.id, t.person_id as "personId", t.hash, t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt", t.scopes,
    p.active as "isActive", ${rightsVersionSql} as "rightsVersion"
  from core.api_token t join core.person p on p.id = t.person_id where t.prefix = $1`

export interface ApiTokens {
  /** The caller behind `tnn_…`. Throws UNAUTHENTICATED, without saying why. */
  find(token: string): Promise<Caller>
  create(personId: string, token: NewToken): Promise<TokenInfo & { readonly token: string }>
  list(personId: string): Promise<TokenInfo[]>
  revoke(personId: string, tokenId: string): Promise<void>
}

/** `tnn_` + 12 letters that may be shown and are looked up, `_` + 32 random bytes that are kept as a hash only. */
export function createApiTokens(db: IdentityDatabase, journal: SignInJournal): ApiTokens {
  return {
    async find(token) {
      const prefix = /^(tnn_[a-z2-7]{12})_[\w-]{43}$/.exec(token)?.[1]
      const [row] = prefix === undefined ? [] : await db.$queryRawUnsafe<FoundToken[]>(find, prefix)
      if (!row || !isSame(hashOf(token), row.hash) || !isGood(row)) throw identityErrors.UNAUTHENTICATED()
      await noteUse(db, row)
      return { personId: row.personId, kind: 'token', credentialId: row.id, scopes: readScopes(row.scopes), expiresAt: row.expiresAt, hasSecondFactor: true, cookies: [], rightsVersion: readRightsVersion(row.rightsVersion) }
    },
    async create(personId, { name, expiresAt = null, scopes = null }) {
      const person = isUuid(personId) ? await db.person.findUnique({ where: { id: personId } }) : null
      if (!person) throw identityErrors.PERSON_UNKNOWN()
      if (!person.active) throw identityErrors.PERSON_INACTIVE({ name: person.name })
      const prefix = `tnn_${letters(12)}`
      const token = `${prefix}_${randomBytes(32).toString('base64url')}`
      const row = await db.apiToken.create({ data: { personId, name: name.trim().slice(0, 100), prefix, hash: hashOf(token), expiresAt, ...(scopes === null ? {} : { scopes }) } })
      await journal.tokenCreated(row)
      return { ...info(row), token }
    },
    async list(personId) {
      const rows = await db.apiToken.findMany({ where: { personId, revokedAt: null }, orderBy: { createdAt: 'desc' } })
      return rows.map(info)
    },
    async revoke(personId, tokenId) {
      const { count } = isUuid(tokenId) ? await db.apiToken.updateMany({ where: { id: tokenId, personId, revokedAt: null }, data: { revokedAt: new Date() } }) : { count: 0 }
      if (count === 0) throw identityErrors.TOKEN_UNKNOWN()
      await journal.tokenRevoked(personId, tokenId)
    },
  }
}

function isGood(row: FoundToken): boolean {
  return row.revokedAt === null && row.isActive && (row.expiresAt === null || row.expiresAt > new Date())
}

/** At most one write a minute, however busy the program is. */
async function noteUse(db: IdentityDatabase, row: Pick<FoundToken, 'id' | 'lastUsedAt'>): Promise<void> {
  const now = Date.now()
  if (row.lastUsedAt !== null && now - row.lastUsedAt.getTime() < usedAtMostEvery) return
  await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } })
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function isSame(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
}

/** Lower case letters and digits that are not mistaken for each other. */
function letters(count: number): string {
  return [...randomBytes(count)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join('')
}

/** What cannot be read gives nothing, rather than everything. */
function readScopes(stored: unknown): TokenScopes {
  if (stored === null || stored === undefined || stored === 'read-only') return stored ?? null
  return Array.isArray(stored) ? stored.filter((name): name is string => typeof name === 'string') : []
}

function info({ id, name, prefix, createdAt, expiresAt, lastUsedAt, scopes }: ApiTokenRow): TokenInfo {
  return { id, name, prefix, createdAt, expiresAt, lastUsedAt, scopes: readScopes(scopes) }
}
