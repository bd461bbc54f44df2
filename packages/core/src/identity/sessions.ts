import { createHmac, timingSafeEqual } from 'node:crypto'
import { sessionUpdateAge, type Auth } from './better-auth.ts'
import { identityErrors } from './errors.ts'
import { findSession, type FoundSession } from './find-session.ts'
import type { IdentityDatabase } from './identity-database.ts'
import type { Caller, ClientPlace, SessionInfo } from './identity-types.ts'
import { clientIpHeader, signInWayHeader } from './client-address.ts'
import type { SignInJournal } from './sign-in-journal.ts'

export interface Sessions {
  find(headers: Headers): Promise<Caller | null>
  /** Creates a session for a login, or returns null where the person is not active. */
  issue(userId: string, from: ClientPlace, remember?: boolean): Promise<readonly string[] | null>
  list(personId: string): Promise<SessionInfo[]>
  revoke(personId: string, sessionId: string): Promise<void>
  /** Ends the person's sessions, but for one. */
  revokeAll(personId: string, except?: string): Promise<void>
}

interface CookieNames {
  readonly session: string
  readonly forgetful: string
}

export async function createSessions(db: IdentityDatabase, auth: Auth, journal: SignInJournal, options: { readonly secret: string; readonly sessionLifetime: number }): Promise<Sessions> {
  const { authCookies } = await auth.$context
  const names: CookieNames = { session: authCookies.sessionToken.name, forgetful: authCookies.dontRememberToken.name }

  /** One statement. The library is asked only once a day and session, to prolong it. */
  const find = async (headers: Headers): Promise<Caller | null> => {
    const cookies = readCookies(headers)
    const token = readSigned(cookies.get(names.session), options.secret)
    if (token === null) return null
    const found = await findSession(db, token)
    if (!found || found.expiresAt <= new Date() || !found.isActive) return null
    const isOld = found.expiresAt.getTime() - Date.now() < (options.sessionLifetime - sessionUpdateAge) * 1000
    const prolonged = isOld && !cookies.has(names.forgetful) ? await prolong(auth, headers) : []
    return { ...whoActs(found), kind: 'session', credentialId: found.id, hasSecondFactor: hasSecondFactor(found), scopes: null, expiresAt: found.expiresAt, cookies: prolonged, rightsVersion: found.rightsVersion }
  }

  return {
    find,
    async issue(userId, from, remember = true) {
      // The library types an endpoint without a schema as one without a body.
      const input = { body: { userId, remember }, headers: placeHeaders(from), returnHeaders: true } as never
      const { headers, response } = (await auth.api.issueSession(input)) as unknown as { headers: Headers; response: boolean }
      return response ? headers.getSetCookie() : null
    },
    async list(personId) {
      const select = { id: true, createdAt: true, expiresAt: true, ipAddress: true, userAgent: true }
      return db.authSession.findMany<SessionInfo>({ where: { user: { personId }, expiresAt: { gt: new Date() } }, select, orderBy: { createdAt: 'desc' } })
    },
    async revoke(personId, sessionId) {
      const { count } = isUuid(sessionId) ? await db.authSession.deleteMany({ where: { id: sessionId, user: { personId } } }) : { count: 0 }
      if (count > 0) await journal.ended(personId, count)
      if (count === 0) throw identityErrors.SESSION_UNKNOWN()
    },
    async revokeAll(personId, except) {
      const { count } = await db.authSession.deleteMany({ where: { user: { personId }, ...(except === undefined ? {} : { id: { not: except } }) } })
      if (count > 0) await journal.ended(personId, count)
    },
  }
}

/** A provider asks for its own second step; whoever has ours comes in by it. */
function hasSecondFactor({ way, hasSecondStep }: FoundSession): boolean {
  return hasSecondStep || (way?.startsWith('oidc:') ?? false)
}

/** The session's own person, or the one she acts as while that lasts. */
function whoActs({ personId, actingAsId, actingUntil, isActiveActedAs }: FoundSession): Pick<Caller, 'personId' | 'impersonatorId' | 'actingUntil'> {
  const lasts = actingAsId !== null && isActiveActedAs === true && actingUntil !== null && actingUntil > new Date()
  return lasts ? { personId: actingAsId, impersonatorId: personId, actingUntil } : { personId }
}

async function prolong(auth: Auth, headers: Headers): Promise<readonly string[]> {
  const cookie = headers.get('cookie') ?? ''
  const { headers: answer } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
  return answer.getSetCookie()
}

/** What the library records of where a session began. */
export function placeHeaders(from: ClientPlace): Headers {
  return new Headers({ [clientIpHeader]: from.ip, 'user-agent': from.userAgent.slice(0, 300), ...(from.requestId === undefined ? {} : { 'x-request-id': from.requestId }), ...(from.way === undefined ? {} : { [signInWayHeader]: from.way }) })
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

export function readCookies(headers: Headers): Map<string, string> {
  const pairs = (headers.get('cookie') ?? '').split(';').map((part) => part.trim())
  return new Map(pairs.filter((pair) => pair.includes('=')).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}

/** The value of a signed cookie, `value.base64(HMAC-SHA-256)` percent-encoded; null where the signature is not ours. */
function readSigned(cookie: string | undefined, secret: string): string | null {
  if (cookie === undefined) return null
  let text: string
  try {
    text = decodeURIComponent(cookie)
  } catch {
    return null
  }
  const dot = text.lastIndexOf('.')
  if (dot < 1) return null
  const value = text.slice(0, dot)
  const expected = createHmac('sha256', secret).update(value).digest()
  const given = Buffer.from(text.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null
}
