import type { Principal } from '../rights/rights-types.ts'

/** What an administrator who acts as somebody cannot use it for: to give herself or others a way in. */
const withheldFromImpersonators: ReadonlySet<string> = new Set(['core:users', 'core:roles', 'core:impersonate'])

/** By which way somebody has this person's rights. */
export interface Acting {
  readonly impersonatorId?: string | undefined
  readonly deputyId?: string | undefined
  /** For a deputy: the modules whose work is handed over; none means all. */
  readonly modules?: readonly string[]
}

/** Principals of people whom others act for: less than the person's rights, never more. The same one for the same actors, so that its ability is built once. */
export function createActing(): (principal: Principal, acting: Acting) => Principal {
  const known = new WeakMap<Principal, Map<string, Principal>>()
  return (principal, acting) => {
    if (principal.personId === null || (acting.impersonatorId === undefined && acting.deputyId === undefined)) return principal
    const made = known.get(principal) ?? new Map<string, Principal>()
    known.set(principal, made)
    const key = JSON.stringify([acting.impersonatorId, acting.deputyId, acting.modules])
    const one = made.get(key) ?? derive(principal, acting)
    made.set(key, one)
    return one
  }
}

function derive(principal: Principal, { impersonatorId, deputyId, modules = [] }: Acting): Principal {
  const mayUse = (permission: string): boolean => {
    const module = permission.slice(0, permission.indexOf(':'))
    // A deputy does the work of a person, not the administration of the company: the core's permissions stay behind.
    if (deputyId !== undefined && (module === 'core' || (modules.length > 0 && !modules.includes(module)))) return false
    return impersonatorId === undefined || !withheldFromImpersonators.has(permission)
  }
  const scope: Principal['scope'] = (permission) => (mayUse(permission) ? principal.scope(permission) : 'NONE')
  return Object.freeze({
    ...principal,
    ...(impersonatorId === undefined ? {} : { impersonatorId }),
    ...(deputyId === undefined ? {} : { deputyId }),
    scope,
    has: (permission: string) => scope(permission) !== 'NONE',
  })
}
