import { identityErrors } from './errors.ts'
import type { IdentityDatabase, InvitationRow, PersonRow } from './identity-database.ts'
import type { ClientPlace, Invited, SignedIn, SignInLink } from './identity-types.ts'
import { dropOneTimeTokens, issueOneTimeToken, readOneTimeToken, takeOneTimeToken } from './one-time-tokens.ts'
import { checkPassword } from './password-policy.ts'
import { ensureLogin, findAccount, setPassword, type UserParts } from './users.ts'

type OpenInvitation = InvitationRow & { readonly person: PersonRow }

/** The link of an open invitation; every earlier one stops working. Null where it is no longer open. */
export async function issueInvitation(db: IdentityDatabase, invitationId: string): Promise<(SignInLink & { readonly person: PersonRow }) | null> {
  const found = await findOpen(db, invitationId)
  if (!found) return null
  await ensureLogin(db, found.personId)
  await dropOneTimeTokens(db, 'invitation', found.id)
  const { token, expiresAt } = await issueOneTimeToken(db, 'invitation', found.id, (found.expiresAt.getTime() - Date.now()) / 1000)
  // Behind the hash sign: no server, no proxy and no page that is linked from there gets to read it.
  return { token, path: `/accept-invitation#${token}`, expiresAt, person: found.person }
}

/** Who is invited by this link. Throws INVITATION_INVALID. */
export async function readInvitation(db: IdentityDatabase, token: string): Promise<Invited> {
  const id = await readOneTimeToken(db, 'invitation', token)
  const found = id === null ? null : await findOpen(db, id)
  if (!found) throw identityErrors.INVITATION_INVALID()
  return { name: found.person.name, email: found.person.email ?? '' }
}

/** Uses the link up: the person has the password and is signed in. A password that is refused leaves the link good. */
export async function acceptInvitation(parts: UserParts, input: { readonly token: string; readonly password: string }, from: ClientPlace): Promise<SignedIn> {
  const { name, email } = await readInvitation(parts.db, input.token)
  checkPassword(input.password, [name, email])
  const id = await takeOneTimeToken(parts.db, 'invitation', input.token)
  const found = id === null ? null : await findOpen(parts.db, id)
  if (!found) throw identityErrors.INVITATION_INVALID()
  await setPassword(parts, found.personId, input.password)
  await parts.db.invitation.updateMany({ where: { id: found.id }, data: { acceptedAt: new Date() } })
  const { userId } = await ensureLogin(parts.db, found.personId)
  const cookies = await parts.sessions.issue(userId, { ...from, way: 'invitation' })
  if (!cookies) throw identityErrors.INVITATION_INVALID()
  return { personId: found.personId, cookies }
}

async function findOpen(db: IdentityDatabase, id: string): Promise<OpenInvitation | null> {
  const found = await db.invitation.findUnique<OpenInvitation>({ where: { id }, include: { person: true } })
  const isOpen = found && found.acceptedAt === null && found.revokedAt === null && found.expiresAt > new Date() && found.person.active
  if (!isOpen) return null
  // Whoever has a password signs in with it, and with the second step: an old invitation must not lead past that.
  const login = await db.authUser.findUnique({ where: { personId: found.personId } })
  const account = login && (await findAccount(db, login.id))
  return account?.password ? null : found
}
