import type { Grants, Principal } from '@tenon/core'

const models = ['Customer', 'Contact', 'Interaction'] as const

export function grants(grants: Grants, principal: Principal): void {
  for (const model of models) {
    grants.scoped('read', model, principal.scope('customers:read'))
    grants.scoped(['create', 'update'], model, principal.scope('customers:write'))
    grants.scoped('delete', model, principal.scope('customers:delete'))
  }
}
