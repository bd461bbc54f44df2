export const MIN_PASSWORD = 12

export interface PasswordChange {
  /** Empty where the person came by a link and never had one. */
  readonly current: string
  readonly next: string
  readonly repeated: string
}

export type PasswordOutcome = { readonly done: 'changed' | 'set' } | { readonly field: 'current' | 'next' | 'repeated' | null; readonly message: 'wrong' | 'short' | 'differs' | 'failed'; readonly detail?: string }

/** Changes the password, or sets the first one. Other sessions end where it is changed. */
export async function changePassword(send: typeof fetch, change: PasswordChange): Promise<PasswordOutcome> {
  if (change.next.length < MIN_PASSWORD) return { field: 'next', message: 'short' }
  if (change.next !== change.repeated) return { field: 'repeated', message: 'differs' }
  const first = change.current === ''
  const [address, body] = first
    ? ['/api/account/password', { password: change.next }]
    : ['/api/auth/change-password', { currentPassword: change.current, newPassword: change.next, revokeOtherSessions: true }]
  try {
    const response = await send(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (response.ok) return { done: first ? 'set' : 'changed' }
    const { message, code } = (await response.json().catch(() => ({}))) as { message?: string; code?: string }
    if (response.status < 500 && (first || code === 'INVALID_PASSWORD')) return { field: 'current', message: 'wrong', ...(first && message ? { detail: message } : {}) }
    return { field: null, message: 'failed', ...(message ? { detail: message } : {}) }
  } catch {
    return { field: null, message: 'failed' }
  }
}
