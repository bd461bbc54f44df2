import type { Model } from '../../models/model-types.ts'
import { everything, isEverything, isNothing, type Where } from '../../rights/index.ts'
import type { Principal } from '../../rights/rights-types.ts'
import { nothing, or } from '../../rights/where.ts'

/** How far a right reaches. SOME is a condition of a plugin's own that is none of the four. */
export type Reach = 'NONE' | 'OWN' | 'TEAM' | 'DEPARTMENT' | 'ALL' | 'SOME'

/** Names the condition of a right by the scope that gives it. */
export function reachOf(where: Where, model: Model, principal: Principal): Reach {
  if (isEverything(where)) return 'ALL'
  if (isNothing(where)) return 'NONE'
  const own: Where = { ownerId: principal.personId }
  const within = (units: readonly string[]): Where => or(model, own, units.length > 0 ? { teamId: { in: [...units] } } : nothing(model))
  const named: readonly (readonly [Reach, Where])[] = [['OWN', own], ['TEAM', within(principal.teamIds)], ['DEPARTMENT', within(principal.departmentIds)], ['ALL', everything]]
  return named.find(([, condition]) => JSON.stringify(condition) === JSON.stringify(where))?.[0] ?? 'SOME'
}
