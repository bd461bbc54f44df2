import { identityErrors } from '../errors.ts'
import type { IdentityDatabase } from '../identity-database.ts'
import type { Sessions } from '../sessions.ts'
import { ensureLogin, isAddressOf, readEmail } from '../users.ts'
import { oidcErrors } from './errors.ts'
import type { Provider } from './providers.ts'

/** Whom a provider says somebody is, once the saying has been checked. */
export interface Claims {
  /** The provider's unchanging name of the account. */
  readonly sub: string
  readonly email?: unknown
  readonly email_verified?: unknown
}

/**
 * The login of the person behind an account of a provider: the one that it was linked to, else that of the one active person
 * with the same verified address, to whom it is linked from now on. Nobody is created. A link is to the issuer, not to the
 * key that the configuration calls it: whoever sets up another provider under an old key gets into no account.
 * Throws OIDC_EMAIL_UNVERIFIED, OIDC_NOT_A_MEMBER or OIDC_ALREADY_LINKED.
 */
export async function findLogin(db: IdentityDatabase, provider: Provider, claims: Claims): Promise<string> {
  const key = { providerId: provider.issuer, accountId: claims.sub }
  const linked = await db.authAccount.findUnique({ where: { providerId_accountId: key } })
  if (linked) return linked.userId
  const email = verifiedEmail(claims, provider)
  const userId = await loginOf(db, email)
  const other = await db.authAccount.findFirst({ where: { userId, providerId: provider.issuer } })
  if (other) throw oidcErrors.OIDC_ALREADY_LINKED({ title: provider.title })
  await db.authAccount.createMany({ data: [{ ...key, userId }], skipDuplicates: true })
  const made = await db.authAccount.findUnique({ where: { providerId_accountId: key } })
  if (made?.userId !== userId) throw oidcErrors.OIDC_ALREADY_LINKED({ title: provider.title })
  return userId
}

/** Forgets with which accounts of providers a person came in; the next one links anew. Throws PERSON_UNKNOWN. */
export async function unlinkProviders({ db, sessions }: { readonly db: IdentityDatabase; readonly sessions: Sessions }, email: string): Promise<{ readonly unlinked: number }> {
  const user = await db.authUser.findUnique({ where: { email: email.trim().toLowerCase() } })
  if (!user) throw identityErrors.PERSON_UNKNOWN()
  const { count } = await db.authAccount.deleteMany({ where: { userId: user.id, providerId: { not: 'credential' } } })
  // Whoever came in by the wrong account is not to stay in.
  await sessions.revokeAll(user.personId)
  return { unlinked: count }
}

function verifiedEmail({ email, email_verified: isVerified }: Claims, { title }: Provider): string {
  // Some providers write the answer as a text.
  if (typeof email !== 'string' || (isVerified !== true && isVerified !== 'true')) throw oidcErrors.OIDC_EMAIL_UNVERIFIED({ title })
  // Letters of other scripts become ours when they are made small: that would be somebody else's address.
  if (!/^[\x21-\x7e]+$/.test(email)) throw oidcErrors.OIDC_NOT_A_MEMBER()
  try {
    return readEmail(email)
  } catch (error) {
    throw oidcErrors.OIDC_NOT_A_MEMBER({}, { cause: error })
  }
}

async function loginOf(db: IdentityDatabase, email: string): Promise<string> {
  const like = await db.person.findMany({ where: { email: { equals: email, mode: 'insensitive' }, active: true } })
  const people = like.filter((person) => isAddressOf(person, email))
  if (people.length !== 1) throw oidcErrors.OIDC_NOT_A_MEMBER()
  return (await ensureLogin(db, people[0]!.id)).userId
}
