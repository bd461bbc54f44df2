import { isHerself } from '../rights/actors.ts'
import type { Grants, Principal } from '../rights/rights-types.ts'

/** One's own, and nobody else's: a deputy does the work without reading the mail. */
export function grantNotifications(grants: Grants, principal: Principal): void {
  const { personId, deputyId } = principal
  if (deputyId === undefined) grants.can('read', 'Notification', { personId })
  if (isHerself(principal)) grants.can('update', 'Notification', { personId }, ['readAt'])
}
