import type { Grants, Principal, Restricts } from '@tenon/core'

const models = ['Customer', 'Contact', 'Interaction'] as const

/** Where an invoice goes, and how much may be open. */
const billing = ['billingTitle', 'billingTaxNo', 'billingBank', 'billingAccount', 'creditLimitMinor', 'creditLimitCurrency']

/** Who is billed, where, and who looks after them; not what is said with them, nor with whom. */
const forBilling = [
  'code', 'name', 'kind', 'lifecycle', 'customerClass', 'blacklisted', 'creditCode', 'country', 'region', 'address', 'parentId', 'firstPurchaseOn', 'lastPurchaseOn',
  'ownerId', 'teamId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById', ...billing,
]

export function grants(grants: Grants, principal: Principal): void {
  for (const model of models) {
    grants.scoped('read', model, principal.scope('customers:read'))
    grants.scoped(['create', 'update'], model, principal.scope('customers:write'))
    grants.scoped('delete', model, principal.scope('customers:delete'))
  }
  for (const model of ['PurchaseFact', 'OwnershipSpan', 'ClassResult'] as const) grants.scoped('read', model, principal.scope('customers:read'))
  grants.scoped('create', 'PurchaseFact', principal.scope('customers:write'))
  if (principal.has('customers:merge')) grants.scoped('read', 'CustomerMerge', principal.scope('customers:read'))
  if (principal.has('customers:read') || principal.has('customers:claim')) for (const model of ['CustomerPolicy', 'ClassPolicy', 'ClassTreatment'] as const) grants.can('read', model)
  if (principal.has('customers:merge')) grants.scoped(['read', 'update'], 'DuplicateCase', principal.scope('customers:read'))
  if (principal.has('customers:settings')) {
    grants.can(['read', 'create', 'update'], 'CustomerPolicy')
    // A revision is never edited; classes are as many as there are.
    grants.can(['read', 'create'], 'ClassPolicy')
    grants.can(['read', 'update'], 'ClassTreatment')
  }
  if (principal.has('customers:billing')) grants.can('read', 'Customer', undefined, forBilling)
  if (principal.has('customers:billing-write')) grants.can('update', 'Customer', undefined, billing)
  if (principal.has('customers:claim')) {
    // What is in the pool may become one's own, and nothing else of it may be changed.
    grants.can('update', 'Customer', inPool, ['ownerId', 'teamId'])
    for (const model of models) grants.can('read', model, inPool)
  }
}

/** Policy: "contact phone and e-mail are masked in the pool until the customer is claimed." Those who see all customers see them there too. */
export function restricts(restricts: Restricts, principal: Principal): void {
  // A customer that was merged into another is found as that one, by nobody as itself.
  restricts.only('read', 'Customer', { mergedIntoId: null }, { gone: true })
  if (principal.scope('customers:read') === 'ALL') return
  restricts.fields('read', 'Customer', ['phone', 'matchPhone'], owned)
  restricts.fields('read', 'Contact', ['phone', 'email', 'wechat', 'phones', 'emails'], owned)
}

/** Nobody's: to be taken by whoever sells. */
const inPool = { ownerId: null }
const owned = { NOT: inPool }
