export type SignInOutcome = 'done' | 'wrong' | 'tooMany' | 'failed' | { readonly ticket: string }

/** Asks the server for a session; a ticket where the person's second step comes first. */
export async function signIn(send: typeof fetch, email: string, password: string): Promise<SignInOutcome> {
  try {
    const response = await send('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: email.trim(), password }) })
    if (response.ok) {
      const { secondStep } = (await response.json()) as { secondStep?: string }
      return secondStep === undefined ? 'done' : { ticket: secondStep }
    }
    if (response.status === 429) return 'tooMany'
    return response.status < 500 ? 'wrong' : 'failed'
  } catch {
    return 'failed'
  }
}
