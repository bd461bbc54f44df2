import type { IdentityDatabase } from './identity-database.ts'
import type { Caller, ClientPlace } from './identity-types.ts'
import type { SignInJournal } from './sign-in-journal.ts'

/** Long enough to see what somebody reports, short enough not to be forgotten. */
const lasts = 3600_000

interface Parts {
  readonly db: IdentityDatabase
  readonly journal: SignInJournal
}

/** Only the session changes, not its cookie: what was open in other tabs asks as the new person too, and is told so. */
export async function startActing({ db, journal }: Parts, caller: Caller, personId: string, reason: string, from: ClientPlace): Promise<{ readonly until: Date }> {
  const until = new Date(Date.now() + lasts)
  await db.authSession.updateMany({ where: { id: caller.credentialId }, data: { actingAsId: personId, actingUntil: until } })
  await journal.actingBegan({ personId, impersonatorId: caller.personId, reason, until }, from)
  return { until }
}

export async function stopActing({ db, journal }: Parts, caller: Caller): Promise<void> {
  if (caller.kind !== 'session' || caller.impersonatorId === undefined) return
  const { count } = await db.authSession.updateMany({ where: { id: caller.credentialId, actingAsId: { not: null } }, data: { actingAsId: null, actingUntil: null } })
  if (count > 0) await journal.actingEnded({ personId: caller.personId, impersonatorId: caller.impersonatorId })
}
