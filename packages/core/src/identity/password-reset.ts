import { TenonError } from '../errors/tenon-error.ts'
import { nextInWindow } from './attempts.ts'
import type { Counters } from './counters.ts'
import { identityErrors } from './errors.ts'
import type { IdentityDatabase, PersonRow } from './identity-database.ts'
import type { ClientPlace, SignInLink } from './identity-types.ts'
import { dropOneTimeTokens, issueOneTimeToken, readOneTimeToken, takeOneTimeToken } from './one-time-tokens.ts'
import { checkPassword } from './password-policy.ts'
import { setPassword, type UserParts } from './users.ts'

const validFor = 3600
/** However many strangers ask, a mailbox gets no more. */
const mailsPerPerson = { window: 3600_000, maximum: 5 }

/**
 * Notes that somebody forgot a password, and nothing more: whether the address is known is looked up later, by whoever sends
 * the mail. So the answer and the time that it takes cannot tell.
 */
export async function requestPasswordReset({ db, attempts }: UserParts, typed: string, from: ClientPlace): Promise<void> {
  const email = typed.trim().toLowerCase().slice(0, 254)
  await attempts.begin('password-reset', email, from.ip)
  await db.outboxEvent.create({ data: { type: 'password.forgotten', recordId: null, payload: { email } } })
}

/** The link for whoever has this address; null where nobody active signs in with it, or got enough mails already. */
export async function issuePasswordReset(db: IdentityDatabase, counters: Counters, email: string): Promise<(SignInLink & { readonly person: PersonRow }) | null> {
  const user = await db.authUser.findUnique<{ id: string; person: PersonRow }>({ where: { email }, include: { person: true } })
  if (!user?.person.active || !(await mayMail(counters, user.id))) return null
  await dropOneTimeTokens(db, 'password-reset', user.person.id)
  const { token, expiresAt } = await issueOneTimeToken(db, 'password-reset', user.person.id, validFor)
  return { token, path: `/reset-password#${token}`, expiresAt, person: user.person }
}

/** Uses the link up: the password is set, all sessions end, and the person is told. A refused password leaves the link good. */
export async function resetPassword(parts: UserParts, input: { readonly token: string; readonly password: string }): Promise<void> {
  const known = await readOneTimeToken(parts.db, 'password-reset', input.token)
  const person = known === null ? null : await parts.db.person.findUnique({ where: { id: known } })
  if (!person?.active) throw identityErrors.RESET_LINK_INVALID()
  checkPassword(input.password, [person.name, person.email ?? ''])
  const personId = await takeOneTimeToken(parts.db, 'password-reset', input.token)
  if (personId === null) throw identityErrors.RESET_LINK_INVALID()
  await setPassword(parts, personId, input.password)
  await parts.db.outboxEvent.create({ data: { type: 'password.changed', recordId: personId, payload: {} } })
}

async function mayMail(counters: Counters, userId: string): Promise<boolean> {
  try {
    await counters.move(`reset-mail|${userId}`, (current) => nextInWindow(current, mailsPerPerson))
    return true
  } catch (error) {
    if (error instanceof TenonError) return false
    throw error
  }
}
