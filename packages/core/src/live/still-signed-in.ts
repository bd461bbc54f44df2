import type { BaseClient } from '../database/open-client.ts'
import type { Caller } from '../identity/index.ts'

/**
 * Whether the credential with which a stream was opened still holds, for the same person. It is only looked at: a stream that
 * resolved it like a request would prolong the session without a way to give the browser its new cookie.
 */
export async function isStillSignedIn(base: BaseClient, { kind, credentialId, personId, impersonatorId }: Caller, now: Date): Promise<boolean> {
  if (kind === 'token') return (await base['apiToken']!['count']!({ where: { id: credentialId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } })) === 1
  const session = (await base['authSession']!['findUnique']!({ where: { id: credentialId } })) as { expiresAt: Date; actingAsId: string | null; actingUntil: Date | null } | null
  if (session === null || session.expiresAt <= now) return false
  const acting = session.actingAsId !== null && session.actingUntil !== null && session.actingUntil > now ? session.actingAsId : null
  return acting === (impersonatorId === undefined ? null : personId)
}
