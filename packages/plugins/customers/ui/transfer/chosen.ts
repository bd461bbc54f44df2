import type { Shell } from '@tenon/web/module'

const KEY = 'tenon.customers.transfer'

/** The page on which the chosen customers are handed over. */
export const TRANSFER_CHOSEN = '/customers/transfer?chosen=1'

/** Keeps which customers were chosen, for the page that hands them over: an address has no room for hundreds, and is passed on. */
export function choose(shell: Shell, ids: readonly string[]): void {
  memory(shell).ids = ids
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ids))
  } catch {
    // Forbidden or full: the choice is known until the page is loaded again.
  }
}

/** What was chosen last, also after the page was loaded again. */
export function chosen(shell: Shell): readonly string[] {
  const known = memory(shell).ids
  if (known !== null) return known
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

function memory(shell: Shell): { ids: readonly string[] | null } {
  return shell.service(KEY, () => ({ ids: null }))
}
