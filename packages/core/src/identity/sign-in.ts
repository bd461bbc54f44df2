import type { Attempts } from './attempts.ts'
import type { Auth } from './better-auth.ts'
import { identityErrors } from './errors.ts'
import type { ClientPlace, SignedIn } from './identity-types.ts'
import { placeHeaders } from './sessions.ts'
import type { SignInJournal } from './sign-in-journal.ts'

/**
 * Signs in by address and password. Unknown address, wrong password, no password and inactive person answer alike, after
 * the same work. Throws SIGN_IN_FAILED or TOO_MANY_ATTEMPTS.
 */
export async function signInWithPassword(
  { auth, attempts, journal }: { readonly auth: Auth; readonly attempts: Attempts; readonly journal: SignInJournal },
  input: { readonly email: string; readonly password: string; readonly remember?: boolean },
  from: ClientPlace,
): Promise<SignedIn> {
  const email = input.email.trim().toLowerCase()
  await attempts.begin('sign-in', email, from.ip)
  const body = { email, password: input.password, rememberMe: input.remember ?? true }
  try {
    const { headers, response } = await auth.api.signInEmail({ body, headers: placeHeaders(from), returnHeaders: true })
    await attempts.succeeded('sign-in', email, from.ip)
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
