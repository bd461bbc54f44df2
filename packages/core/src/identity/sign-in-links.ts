import { createHash, randomBytes } from 'node:crypto'
import { identityErrors } from './errors.ts'
import type { AuthVerificationRow, IdentityDatabase } from './identity-database.ts'
import type { ClientPlace, SignedIn, SignInLink } from './identity-types.ts'
import type { Sessions } from './sessions.ts'
import { ensureLogin } from './users.ts'

const kind = 'sign-in-link:'

/** Makes a link that signs a person in once. Only its hash is kept. */
export async function issueSignInLink(db: IdentityDatabase, personId: string, options: { readonly validFor: number }): Promise<SignInLink> {
  const { userId } = await ensureLogin(db, personId)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + options.validFor * 1000)
  await db.authVerification.deleteMany({ where: { identifier: { startsWith: kind }, expiresAt: { lt: new Date() } } })
  await db.authVerification.create({ data: { identifier: identifierOf(token), value: userId, expiresAt } })
  return { token, path: `/sign-in/link?token=${token}`, expiresAt }
}

/** Uses a link up and signs its person in. Throws SIGN_IN_LINK_INVALID when used, expired or unknown, without saying which. */
export async function redeemSignInLink({ db, sessions }: { readonly db: IdentityDatabase; readonly sessions: Sessions }, token: string, from: ClientPlace): Promise<SignedIn> {
  const identifier = identifierOf(token)
  const found = await db.authVerification.findFirst<AuthVerificationRow>({ where: { identifier } })
  // Of two who redeem at the same time only one deletes the row.
  const { count } = found ? await db.authVerification.deleteMany({ where: { id: found.id, expiresAt: { gt: new Date() } } }) : { count: 0 }
  if (!found || count !== 1) throw identityErrors.SIGN_IN_LINK_INVALID()
  const cookies = await sessions.issue(found.value, from)
  const user = await db.authUser.findUnique({ where: { id: found.value } })
  if (!cookies || !user) throw identityErrors.SIGN_IN_LINK_INVALID()
  return { personId: user.personId, cookies }
}

function identifierOf(token: string): string {
  return kind + createHash('sha256').update(token).digest('hex')
}
