export const MIN_PASSWORD = 12

export interface PasswordChange {
  /** Empty where the person came by a link and never had one. */
  readonly current: string
  readonly next: string
  readonly repeated: string
}

export type PasswordOutcome = { readonly done: 'changed' | 'set' } | { readonly field: 'current' | 'next' | 'repeated' | null; readonly message: 'wrong' | 'short' | 'differs' | 'failed'; readonly detail?: string }

/** Changes the password, or sets the first one. Other sessions of the person end. */
export async function changePassword(send: typeof fetch, change: PasswordChange): Promise<PasswordOutcome> {
  if (change.next.length < MIN_PASSWORD) return { field: 'next', message: 'short' }
  if (change.next !== change.repeated) return { field: 'repeated', message: 'differs' }
  const body = { newPassword: change.next, ...(change.current === '' ? {} : { currentPassword: change.current }) }
  try {
    const response = await send('/api/account/password', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (response.ok) return { done: change.current === '' ? 'set' : 'changed' }
    const { message, code = '' } = (await response.json().catch(() => ({}))) as { message?: string; code?: string }
    if (code === 'PASSWORD_WRONG') return { field: 'current', message: 'wrong' }
    return { field: code.startsWith('PASSWORD_') ? 'next' : null, message: 'failed', ...(message ? { detail: message } : {}) }
  } catch {
    return { field: null, message: 'failed' }
  }
}
