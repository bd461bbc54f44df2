import type { App } from '../app/app-types.ts'
import type { Caller, Identity } from '../identity/index.ts'
import { createNarrowing } from '../rights/narrow-principal.ts'
import { nobody } from '../rights/principal.ts'
import type { Principal } from '../rights/rights-types.ts'
import { rowIdOf } from '../schema/global-id.ts'
import { createActing } from './acting-principal.ts'
import { actingErrors } from './errors.ts'
import { findDelegations, modulesOf } from './find-delegations.ts'

/** With whose rights a caller's request runs. `onBehalfOf` is the global id of the person whose deputy the caller wants to be. */
export type CallerPrincipal = (caller: Caller | null, onBehalfOf: string | null) => Promise<Principal>

/** Throws DELEGATION_UNKNOWN where the caller is not the person's deputy today. */
export function createCallerPrincipals(app: Pick<App, 'base' | 'principalOf' | 'today'>, identity: Pick<Identity, 'stopActing'>): CallerPrincipal {
  const narrow = createNarrowing()
  const actAs = createActing()

  const personOf = async (caller: Caller): Promise<Principal> => {
    const principal = await app.principalOf(caller.personId, caller.rightsVersion)
    if (caller.impersonatorId === undefined) return principal
    const impersonator = await app.principalOf(caller.impersonatorId, caller.rightsVersion)
    // Rights may have changed since it began: then it is over, and the administrator is herself again.
    if (mayImpersonate(impersonator) && !mayImpersonate(principal)) return actAs(principal, { impersonatorId: caller.impersonatorId })
    await identity.stopActing(caller)
    return impersonator
  }

  return async (caller, onBehalfOf) => {
    if (caller === null) return nobody()
    if (onBehalfOf === null) return narrow(await personOf(caller), caller.scopes)
    const own = await personOf(caller)
    const personId = rowIdOf(onBehalfOf, 'Person')
    const held = own.personId === null || personId === null ? [] : await findDelegations(app.base, own.personId, app.today(), personId)
    const delegator = held.length === 0 ? nobody() : await app.principalOf(personId!, caller.rightsVersion)
    if (delegator.personId === null) throw actingErrors.DELEGATION_UNKNOWN()
    const acting = { deputyId: own.personId!, impersonatorId: own.impersonatorId, modules: modulesOf(held) }
    return narrow(actAs(delegator, acting), caller.scopes)
  }
}

/** Impersonation is for administrators of the whole company, and they never act as each other. */
export function mayImpersonate(principal: Principal): boolean {
  return principal.scope('core:impersonate') === 'ALL'
}
