import type { Boot } from '@tenon/core/metadata'
import type { Shell } from './shell.svelte.ts'
import { postAuth, type AuthAnswer } from './sign-in/post-auth.ts'

/** Kept for this tab alone: in another tab the same person may do her own work. */
const STORED = 'tenon.onBehalfOf'

/** Global id of the person whose deputy this tab works as. */
export function onBehalfOf(): string | null {
  try {
    return sessionStorage.getItem(STORED)
  } catch {
    return null
  }
}

/** Starts over with that person's rights, or with one's own again. */
export async function workFor(shell: Shell, personId: string | null): Promise<void> {
  if (!(await shell.router.release())) return
  if (personId === null) stopWorkingFor()
  else sessionStorage.setItem(STORED, personId)
  location.assign('/')
}

export function stopWorkingFor(): void {
  sessionStorage.removeItem(STORED)
}

/** The boot answer of a tab that works for somebody: the page itself was asked for without saying so. Null where that is over. */
export async function bootAsDeputy(): Promise<Boot | null> {
  const personId = onBehalfOf()
  if (personId === null) return null
  const response = await fetch('/boot.json', { headers: { 'x-tenon-client': 'web', 'tenon-on-behalf-of': personId } })
  const boot = response.ok ? ((await response.json()) as Boot) : null
  if (boot?.acting) return boot
  stopWorkingFor()
  return null
}

/** What every request of this page says about who it comes from. */
export function actingHeaders({ me, acting }: Pick<Boot, 'me' | 'acting'>): Record<string, string> {
  if (!me) return {}
  return { 'tenon-person': me.id, ...(acting?.kind === 'delegation' ? { 'tenon-on-behalf-of': me.id } : {}) }
}

/** Administrators only: the same session, as somebody else. A refusal comes back; otherwise the page starts over. */
export async function actAs(shell: Shell, personId: string, reason: string): Promise<AuthAnswer> {
  const answer = await postAuth(shell.fetch, '/api/acting', { personId, reason })
  if ('data' in answer) location.assign('/')
  return answer
}

export async function stopActing(shell: Shell): Promise<void> {
  if (shell.boot.acting?.kind === 'delegation') return workFor(shell, null)
  if (!(await shell.router.release())) return
  await shell.fetch('/api/acting', { method: 'DELETE' })
  location.assign('/')
}
