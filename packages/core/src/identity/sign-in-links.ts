import { identityErrors } from './errors.ts'
import type { IdentityDatabase } from './identity-database.ts'
import type { ClientPlace, SignedIn, SignInLink } from './identity-types.ts'
import { issueOneTimeToken, takeOneTimeToken } from './one-time-tokens.ts'
import type { Sessions } from './sessions.ts'
import { ensureLogin } from './users.ts'

/** Makes a link that signs a person in once. */
export async function issueSignInLink(db: IdentityDatabase, personId: string, options: { readonly validFor: number }): Promise<SignInLink> {
  const { userId } = await ensureLogin(db, personId)
  const { token, expiresAt } = await issueOneTimeToken(db, 'sign-in-link', userId, options.validFor)
  return { token, path: `/sign-in/link?token=${token}`, expiresAt }
}

/** Uses a link up and signs its person in. Throws SIGN_IN_LINK_INVALID when used, expired or unknown, without saying which. */
export async function redeemSignInLink({ db, sessions }: { readonly db: IdentityDatabase; readonly sessions: Sessions }, token: string, from: ClientPlace): Promise<SignedIn> {
  const userId = await takeOneTimeToken(db, 'sign-in-link', token)
  const cookies = userId === null ? null : await sessions.issue(userId, { ...from, way: 'link' })
  const user = userId === null ? null : await db.authUser.findUnique({ where: { id: userId } })
  if (!cookies || !user) throw identityErrors.SIGN_IN_LINK_INVALID()
  return { personId: user.personId, cookies }
}
