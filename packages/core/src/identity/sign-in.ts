import type { Attempts } from './attempts.ts'
import type { Auth } from './better-auth.ts'
import { identityErrors } from './errors.ts'
import type { PersonRow } from './identity-database.ts'
import type { ClientPlace, SecondStepAsked, SignedIn } from './identity-types.ts'
import { findSecondStep, passSecondStep, type SecondStepParts } from './second-step.ts'
import { placeHeaders } from './sessions.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import type { SignInJournal } from './sign-in-journal.ts'
import type { Tickets } from './tickets.ts'
import { findAccount, type UserParts } from './users.ts'

export interface SignInParts extends UserParts, SecondStepParts {
  readonly auth: Auth
  readonly attempts: Attempts
  readonly browsers: KnownBrowsers
  readonly tickets: Tickets
  readonly journal: SignInJournal
}

interface Credentials {
  readonly email: string
  readonly password: string
  readonly remember?: boolean
}

/**
 * Signs in by address and password. Unknown address, wrong password, no password and inactive person answer alike, after
 * the same work. Throws SIGN_IN_FAILED or TOO_MANY_ATTEMPTS.
 */
export async function signInWithPassword(parts: SignInParts, input: Credentials, from: ClientPlace): Promise<SignedIn | SecondStepAsked> {
  const email = input.email.trim().toLowerCase()
  const browser = parts.browsers.find(from.cookies, email)
  await parts.attempts.begin('sign-in', email, from.ip, browser)
  const user = await parts.db.authUser.findUnique<{ id: string; person: PersonRow }>({ where: { email }, include: { person: true } })
  const hasSecondStep = user !== null && (await findSecondStep(parts.db, user.id)) !== null
  const result = hasSecondStep ? await askSecondStep(parts, user, { ...input, email }, from) : await openSession(parts, { ...input, email }, from)
  await parts.attempts.succeeded('sign-in', email, from.ip, browser)
  return 'cookies' in result ? remembered(parts, result, { email, remember: input.remember }) : result
}

/** Ends the sign-in of a person whose password was right. Only those get here, so nobody else can use up the attempts. */
export async function finishSignIn(parts: SignInParts, { ticket, code }: { readonly ticket: string; readonly code: string }, from: ClientPlace): Promise<SignedIn> {
  const sitting = parts.tickets.read(ticket)
  if (!sitting) throw identityErrors.SECOND_STEP_EXPIRED()
  const { userId, remember } = sitting
  await parts.attempts.begin('second-step', userId, from.ip)
  // Many addresses that know the password together get no more guesses than this.
  await parts.attempts.beginAnywhere('second-step', userId)
  const user = await parts.db.authUser.findUnique<{ email: string; personId: string }>({ where: { id: userId } })
  if (!user || !(await passSecondStep(parts, userId, code))) {
    if (user) await parts.journal.failed(user.email, from)
    throw identityErrors.SECOND_STEP_WRONG()
  }
  await parts.attempts.succeeded('second-step', userId, from.ip)
  const cookies = await parts.sessions.issue(userId, { ...from, way: 'password' }, remember)
  if (!cookies) throw identityErrors.SIGN_IN_FAILED()
  return remembered(parts, { personId: user.personId, cookies }, { email: user.email, remember })
}

/** Whoever does not want to be remembered leaves nothing in this browser. */
function remembered({ browsers }: SignInParts, signedIn: SignedIn, { email, remember = true }: { readonly email: string; readonly remember?: boolean | undefined }): SignedIn {
  if (!remember) return signedIn
  return { ...signedIn, cookies: [...signedIn.cookies, browsers.remember(email)] }
}

/** No session exists before the second step. */
async function askSecondStep({ db, hasher, tickets, journal }: SignInParts, user: { readonly id: string; readonly person: PersonRow }, { email, password, remember = true }: Credentials, from: ClientPlace): Promise<SecondStepAsked> {
  const account = await findAccount(db, user.id)
  const isRight = account?.password ? await hasher.verify({ hash: account.password, password }) : false
  if (!isRight || !user.person.active) {
    await journal.failed(email, from)
    throw identityErrors.SIGN_IN_FAILED()
  }
  return { ticket: tickets.issue({ userId: user.id, remember }) }
}

async function openSession({ auth, journal }: SignInParts, { email, password, remember = true }: Credentials, from: ClientPlace): Promise<SignedIn> {
  try {
    const { headers, response } = await auth.api.signInEmail({ body: { email, password, rememberMe: remember }, headers: placeHeaders({ ...from, way: 'password' }), returnHeaders: true })
    return { personId: response.user.personId, cookies: headers.getSetCookie() }
  } catch (error) {
    if (!isRefusal(error)) throw error
    await journal.failed(email, from)
    throw identityErrors.SIGN_IN_FAILED({}, { cause: error })
  }
}

/** The library's own "no", as opposed to a fault such as a database that does not answer. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && [400, 401, 403].includes(Number(error.statusCode))
}
