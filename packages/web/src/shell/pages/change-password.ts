export interface PasswordChange {
  /** Empty where the person came by a link and never had one. */
  readonly current: string
  readonly next: string
  readonly repeated: string
}

export type PasswordField = 'current' | 'next' | 'repeated'

/** What went wrong, on which field; the server's own sentence where it has one. */
export interface PasswordProblem {
  readonly field: PasswordField | null
  readonly kind: 'wrong' | 'refused' | 'differs' | 'failed'
  readonly sentence: string | null
}

export type PasswordOutcome = { readonly done: 'changed' | 'set' } | PasswordProblem

/** Changes the password, or sets the first one. The server decides what is good enough, in the person's language. */
export async function changePassword(send: typeof fetch, { current, next, repeated }: PasswordChange): Promise<PasswordOutcome> {
  if (next !== repeated) return { field: 'repeated', kind: 'differs', sentence: null }
  const body = { newPassword: next, ...(current === '' ? {} : { currentPassword: current }) }
  try {
    const response = await send('/api/account/password', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (response.ok) return { done: current === '' ? 'set' : 'changed' }
    const { code = '', message = null } = (await response.json().catch(() => ({}))) as { code?: string; message?: string | null }
    if (code === 'PASSWORD_WRONG') return { field: 'current', kind: 'wrong', sentence: null }
    if (code.startsWith('PASSWORD_')) return { field: 'next', kind: 'refused', sentence: message }
    return { field: null, kind: 'failed', sentence: response.status < 500 ? message : null }
  } catch {
    return { field: null, kind: 'failed', sentence: null }
  }
}
