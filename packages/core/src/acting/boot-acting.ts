import type { App } from '../app/app-types.ts'
import type { RequestContext } from '../context.ts'
import type { Caller } from '../identity/index.ts'
import { isHerself } from '../rights/actors.ts'
import { globalId } from '../schema/global-id.ts'
import type { Boot } from '../schema/metadata-types.ts'
import { addDays } from '../time/index.ts'
import { findDelegations, type HeldDelegation } from './find-delegations.ts'

/** What the shell says above every page while somebody acts by another's name. */
export async function readActing(app: App, { principal }: RequestContext, caller: Caller): Promise<Boot['acting']> {
  const { personId, deputyId, impersonatorId } = principal
  if (deputyId !== undefined) {
    const [held] = await findDelegations(app.base, deputyId, app.today(), personId!)
    return held === undefined ? null : { kind: 'delegation', name: (await app.principalOf(deputyId)).name, until: lastDayOf(held) }
  }
  if (impersonatorId === undefined || caller.actingUntil === undefined) return null
  return { kind: 'impersonation', name: (await app.principalOf(impersonatorId)).name, until: caller.actingUntil.toISOString() }
}

/** Only of the person herself: a deputy's deputy is none. */
export async function readDeputyFor(app: App, { principal }: RequestContext): Promise<Boot['deputyFor']> {
  if (principal.personId === null || !isHerself(principal)) return []
  const held = await findDelegations(app.base, principal.personId, app.today())
  const longest = held.filter((one, index) => held.findIndex(({ personId }) => personId === one.personId) === index)
  return longest.map((one) => ({ id: globalId('Person', one.personId), name: one.person.name, lastDay: lastDayOf(one) }))
}

function lastDayOf({ validTo }: HeldDelegation): string {
  return addDays(validTo.toISOString().slice(0, 10), -1)
}
