import { stopWorkingFor } from './acting.ts'
import { forgetPages } from './recent.ts'
import type { Shell } from './shell.svelte.ts'

/** Ends the session and starts over at the sign-in page: nothing of the person stays in memory. */
export async function signOut(shell: Shell): Promise<void> {
  if (!(await shell.router.release())) return
  await shell.fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  forgetPages()
  stopWorkingFor()
  location.assign('/')
}
