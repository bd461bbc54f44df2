import type { Attempts } from './attempts.ts'
import { identityErrors } from './errors.ts'
import type { AuthAccountRow, AuthUserRow, IdentityDatabase, PersonRow } from './identity-database.ts'
import type { Caller, ClientPlace, NewUser } from './identity-types.ts'
import type { PasswordHasher } from './password-hash.ts'
import { checkPassword } from './password-policy.ts'
import { isUuid, type Sessions } from './sessions.ts'

export interface UserParts {
  readonly db: IdentityDatabase
  readonly hasher: PasswordHasher
  readonly sessions: Sessions
  readonly attempts: Attempts
}

/** Gives a person a login; makes the person where nobody has the address. Throws EMAIL_INVALID, EMAIL_TAKEN, PERSON_UNKNOWN or a password error. */
export async function createUser({ db, hasher }: UserParts, user: NewUser): Promise<{ personId: string }> {
  const email = readEmail(user.email)
  if (user.password !== undefined) checkPassword(user.password, [user.name, email])
  const password = user.password === undefined ? null : await hasher.hash(user.password)
  return db.$transaction(async (transaction) => {
    const person = await findOrMakePerson(transaction, user, email)
    const taken = await transaction.authUser.findFirst({ where: { OR: [{ email }, { personId: person.id }] } })
    if (taken) throw identityErrors.EMAIL_TAKEN({ email })
    const login = await transaction.authUser.create({ data: { name: person.name, email, personId: person.id } })
    if (password !== null) await writePassword(transaction, login.id, password)
    return { personId: person.id }
  })
}

/** The login of an active person, made where it is missing. Throws PERSON_UNKNOWN, PERSON_INACTIVE, PERSON_WITHOUT_EMAIL or EMAIL_TAKEN. */
export async function ensureLogin(db: IdentityDatabase, personId: string): Promise<{ userId: string }> {
  const person = await findPerson(db, personId)
  if (!person.active) throw identityErrors.PERSON_INACTIVE({ name: person.name })
  const existing = await db.authUser.findUnique({ where: { personId } })
  if (existing) return { userId: existing.id }
  if (person.email === null) throw identityErrors.PERSON_WITHOUT_EMAIL({ name: person.name })
  const email = readEmail(person.email)
  const { count } = await db.authUser.createMany({ data: [{ name: person.name, email, personId }], skipDuplicates: true })
  const made = await db.authUser.findUnique({ where: { personId } })
  if (count !== 1 && !made) throw identityErrors.EMAIL_TAKEN({ email })
  return { userId: made!.id }
}

export async function setPassword({ db, hasher, sessions }: UserParts, personId: string, password: string): Promise<void> {
  const person = await findPerson(db, personId)
  checkPassword(password, [person.name, person.email ?? ''])
  const { userId } = await ensureLogin(db, personId)
  await writePassword(db, userId, await hasher.hash(password))
  await sessions.revokeAll(personId)
}

export async function changePassword(
  { db, hasher, sessions, attempts }: UserParts,
  caller: Caller,
  input: { readonly currentPassword?: string; readonly newPassword: string },
  from: ClientPlace,
): Promise<void> {
  if (caller.kind !== 'session') throw identityErrors.SESSION_REQUIRED()
  const user = await db.authUser.findUnique({ where: { personId: caller.personId } })
  if (!user) throw identityErrors.PERSON_UNKNOWN()
  checkPassword(input.newPassword, [user.name, user.email])
  await provePassword({ db, hasher, attempts }, user.id, input.currentPassword ?? '', from)
  await writePassword(db, user.id, await hasher.hash(input.newPassword))
  await sessions.revokeAll(caller.personId, caller.credentialId)
}

/** That it is the person who sits there. Somebody who came by a link has no password yet. Throws PASSWORD_WRONG or TOO_MANY_ATTEMPTS. */
export async function provePassword({ db, hasher, attempts }: Omit<UserParts, 'sessions'>, userId: string, password: string, from: ClientPlace): Promise<void> {
  await attempts.begin('password', userId, from.ip)
  const account = await findAccount(db, userId)
  if (account?.password && !(await hasher.verify({ hash: account.password, password }))) {
    throw identityErrors.PASSWORD_WRONG({}, { fields: [{ path: 'currentPassword', code: 'PASSWORD_WRONG', message: identityErrors.catalogue.PASSWORD_WRONG.message }] })
  }
  await attempts.succeeded('password', userId, from.ip)
}

async function findOrMakePerson(db: IdentityDatabase, user: NewUser, email: string): Promise<PersonRow> {
  if (user.personId !== undefined) return findPerson(db, user.personId)
  const like = await db.person.findMany({ where: { email: { equals: email, mode: 'insensitive' } } })
  return like.find((person) => isAddressOf(person, email)) ?? db.person.create({ data: { name: user.name.trim(), email } })
}

async function findPerson(db: IdentityDatabase, personId: string): Promise<PersonRow> {
  const person = isUuid(personId) ? await db.person.findUnique({ where: { id: personId } }) : null
  if (!person) throw identityErrors.PERSON_UNKNOWN()
  return person
}

/** The library finds the password of a login in the account of this provider, under the login's own id. */
export function findAccount(db: IdentityDatabase, userId: string): Promise<AuthAccountRow | null> {
  return db.authAccount.findUnique({ where: { providerId_accountId: { providerId: 'credential', accountId: userId } } })
}

async function writePassword(db: IdentityDatabase, userId: AuthUserRow['id'], password: string): Promise<void> {
  const key = { providerId: 'credential', accountId: userId }
  await db.authAccount.upsert({ where: { providerId_accountId: key }, create: { ...key, userId, password }, update: { password } })
}

/** To be asked of what the database found: in a search that does not look at the case of letters it takes "_" for any of them. */
export function isAddressOf(person: PersonRow, email: string): boolean {
  return person.email?.trim().toLowerCase() === email
}

/** The same pattern as the library's, which refuses other addresses at sign-in. */
export function readEmail(text: string): string {
  const email = text.trim().toLowerCase()
  const isEmail = email.length <= 254 && /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/.test(email)
  if (!isEmail) throw identityErrors.EMAIL_INVALID({ email: text.slice(0, 100) })
  return email
}
