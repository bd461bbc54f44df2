import type { Principal } from './rights-types.ts'

export type Narrowing = 'read-only' | readonly string[] | null

/** Principals of API tokens: a person with less than the person's rights, never with more. The same one for the same limits. */
export function createNarrowing(): (principal: Principal, scopes: Narrowing) => Principal {
  const known = new WeakMap<Principal, Map<string, Principal>>()
  return (principal, scopes) => {
    if (scopes === null || principal.personId === null) return principal
    const narrowed = known.get(principal) ?? new Map<string, Principal>()
    known.set(principal, narrowed)
    const key = JSON.stringify(scopes)
    const made = narrowed.get(key) ?? narrow(principal, scopes)
    narrowed.set(key, made)
    return made
  }
}

function narrow(principal: Principal, scopes: Exclude<Narrowing, null>): Principal {
  if (scopes === 'read-only') return Object.freeze({ ...principal, readOnly: true })
  const kept = new Set(scopes)
  const scope: Principal['scope'] = (permission) => (kept.has(permission) ? principal.scope(permission) : 'NONE')
  return Object.freeze({ ...principal, scope, has: (permission: string) => scope(permission) !== 'NONE' })
}
