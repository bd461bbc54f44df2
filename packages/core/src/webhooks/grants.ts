import { isHerself } from '../rights/actors.ts'
import type { Grants, Principal } from '../rights/rights-types.ts'

/** Where facts go is configuration: the administrator's, in her own name. Nobody has a right on secrets. */
export function grantWebhooks(grants: Grants, principal: Principal): void {
  if (!principal.has('core:webhooks')) return
  grants.can('read', 'Webhook')
  if (isHerself(principal)) grants.can(['create', 'update', 'delete'], 'Webhook')
}
