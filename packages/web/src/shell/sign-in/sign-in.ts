export type SignInOutcome = 'done' | 'wrong' | 'tooMany' | 'failed'

/** Asks the server for a session. */
export async function signIn(send: typeof fetch, email: string, password: string): Promise<SignInOutcome> {
  try {
    const response = await send('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: email.trim(), password }) })
    if (response.ok) return 'done'
    if (response.status === 429) return 'tooMany'
    return response.status < 500 ? 'wrong' : 'failed'
  } catch {
    return 'failed'
  }
}
