import { clientKind } from '../audit/client-kind.ts'
import { writeJournal, type JournalEntry } from '../audit/journal.ts'
import type { BaseClient } from '../database/open-client.ts'
import { clientIpHeader, signInWayHeader } from './client-address.ts'
import type { ApiTokenRow, IdentityDatabase } from './identity-database.ts'
import type { ClientPlace } from './identity-types.ts'

interface SessionFacts {
  readonly userId: string
  readonly ipAddress?: string | null | undefined
  readonly userAgent?: string | null | undefined
}

interface ActingFacts {
  readonly personId: string
  readonly impersonatorId: string
}

/** What the audit trail is told of ways in and out. */
export interface SignInJournal {
  signedIn(session: SessionFacts, headers?: Headers): Promise<void>
  signedOut(session: SessionFacts, headers?: Headers): Promise<void>
  /** Of an address that nobody has, no more is kept than that it was tried: people type other things there, too. */
  failed(email: string, from: ClientPlace): Promise<void>
  /** Sessions of a person that somebody ended from elsewhere. */
  ended(personId: string, sessions: number): Promise<void>
  /** An administrator acts as somebody: a way in, by another's name. */
  actingBegan(acting: ActingFacts & { readonly reason: string; readonly until: Date }, from: ClientPlace): Promise<void>
  actingEnded(acting: ActingFacts): Promise<void>
  tokenCreated(token: ApiTokenRow): Promise<void>
  tokenRevoked(personId: string, tokenId: string): Promise<void>
}

export function createSignInJournal(base: BaseClient, db: IdentityDatabase): SignInJournal {
  const write = (entry: Pick<JournalEntry, 'action' | 'actorId'> & Partial<JournalEntry>): Promise<void> => writeJournal(base, { source: 'web', requestId: null, ip: null, client: null, at: new Date(), ...entry })
  const ofSession = async (action: 'SIGN_IN' | 'SIGN_OUT', { userId, ipAddress, userAgent }: SessionFacts, headers?: Headers): Promise<void> => {
    const user = await db.authUser.findUnique({ where: { id: userId } })
    const personId = user?.personId ?? null
    const ip = headers?.get(clientIpHeader) ?? ipAddress ?? null
    await write({ action, actorId: personId, model: 'Person', recordId: personId, ip, client: clientKind(headers?.get('user-agent') ?? userAgent ?? ''), requestId: headers?.get('x-request-id') ?? null, ...wayOf(headers?.get(signInWayHeader)) })
  }
  return {
    signedIn: (session, headers) => ofSession('SIGN_IN', session, headers),
    signedOut: (session, headers) => ofSession('SIGN_OUT', session, headers),
    async failed(email, { ip, userAgent, requestId, way }) {
      const user = await db.authUser.findUnique({ where: { email } })
      await write({ action: 'SIGN_IN_FAILED', actorId: null, model: 'Person', recordId: user?.personId ?? null, ip, client: clientKind(userAgent), requestId: requestId ?? null, ...wayOf(way) })
    },
    ended: (personId, sessions) => write({ action: 'SIGN_OUT', actorId: null, model: 'Person', recordId: personId, changes: { sessions: [sessions, 0] } }),
    actingBegan: ({ personId, impersonatorId, reason, until }, { ip, userAgent, requestId }) => write({ action: 'SIGN_IN', actorId: personId, impersonatorId, model: 'Person', recordId: personId, ip, client: clientKind(userAgent), requestId: requestId ?? null, changes: { reason: [null, reason], until: [null, until.toISOString()] } }),
    actingEnded: ({ personId, impersonatorId }) => write({ action: 'SIGN_OUT', actorId: personId, impersonatorId, model: 'Person', recordId: personId }),
    tokenCreated: ({ id, personId, name, prefix, expiresAt }) => write({ action: 'CREATE', actorId: personId, model: 'ApiToken', recordId: id, changes: { name: [null, name], prefix: [null, prefix], expiresAt: [null, expiresAt?.toISOString() ?? null] } }),
    tokenRevoked: (personId, tokenId) => write({ action: 'UPDATE', actorId: personId, model: 'ApiToken', recordId: tokenId, changes: { revokedAt: [null, new Date().toISOString()] } }),
  }
}

function wayOf(way: string | null | undefined): Pick<JournalEntry, 'changes'> {
  return way ? { changes: { way: [null, way] } } : {}
}
