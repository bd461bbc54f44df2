import { identityErrors, type Caller } from '../identity/index.ts'
import type { Principal } from '../rights/rights-types.ts'
import type { SecondStepGate } from '../server/index.ts'
import type { App } from './app-types.ts'

/** Keeps holders of some roles out until their second step is set up. */
export function createSecondStepGate(app: Pick<App, 'principalOf'>, roles: readonly string[]): SecondStepGate {
  const isFor = (principal: Principal): boolean => principal.roles.some((role) => roles.includes(role))
  // Somebody who acts as another person has come in as herself.
  const isMissing = async (caller: Caller): Promise<boolean> => roles.length > 0 && !caller.hasSecondFactor && isFor(await app.principalOf(caller.impersonatorId ?? caller.personId, caller.rightsVersion))
  return {
    isMissing,
    async demand(caller, principal) {
      const isMissingHere = principal !== undefined && !caller.hasSecondFactor && isFor(principal)
      if (isMissingHere || (await isMissing(caller))) throw identityErrors.SECOND_STEP_REQUIRED()
    },
  }
}

/** A role that is misspelt would protect nobody. Throws SECOND_STEP_ROLE_UNKNOWN. */
export async function checkSecondStepRoles(app: Pick<App, 'base'>, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return
  const known = ((await app.base['role']!['findMany']!({ select: { key: true }, orderBy: { key: 'asc' } })) as { key: string }[]).map(({ key }) => key)
  const unknown = roles.find((role) => !known.includes(role))
  if (unknown !== undefined) throw identityErrors.SECOND_STEP_ROLE_UNKNOWN({ role: unknown, known: known.join(', ') })
}
