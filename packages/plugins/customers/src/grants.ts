import type { Grants, Principal, Restricts } from '@tenon/core'

const models = ['Customer', 'Contact', 'Interaction'] as const

/** Who is billed, where, and who looks after them; not what is said with them, nor with whom. */
const forBilling = [
  'code', 'name', 'kind', 'lifecycle', 'customerClass', 'blacklisted', 'creditCode', 'country', 'region', 'address', 'parentId', 'firstPurchaseOn',
  'ownerId', 'teamId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById',
]

export function grants(grants: Grants, principal: Principal): void {
  for (const model of models) {
    grants.scoped('read', model, principal.scope('customers:read'))
    grants.scoped(['create', 'update'], model, principal.scope('customers:write'))
    grants.scoped('delete', model, principal.scope('customers:delete'))
  }
  if (principal.has('customers:billing')) grants.can('read', 'Customer', undefined, forBilling)
  if (principal.has('customers:claim')) {
    // What is in the pool may become one's own, and nothing else of it may be changed.
    for (const model of models) grants.can('update', model, inPool, ['ownerId', 'teamId'])
    for (const model of models) grants.can('read', model, inPool)
  }
}

/** Policy: "contact phone and e-mail are masked in the pool until the customer is claimed." Those who see all customers see them there too. */
export function restricts(restricts: Restricts, principal: Principal): void {
  if (principal.scope('customers:read') === 'ALL') return
  restricts.fields('read', 'Customer', ['phone'], owned)
  restricts.fields('read', 'Contact', ['phone', 'email', 'wechat'], owned)
}

/** Nobody's: to be taken by whoever sells. */
const inPool = { ownerId: null }
const owned = { NOT: inPool }
