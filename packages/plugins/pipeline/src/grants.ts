import type { Grants, Principal, Restricts } from '@tenon/core'

const deals = ['Lead', 'Opportunity', 'OpportunityLine', 'Split'] as const

/** What a deal is worth, to whom it belongs and how far it is; not how it is won. */
const amounts = [
  'code', 'name', 'customerId', 'productId', 'stageId', 'kind', 'amountMinor', 'currency', 'probabilityBp', 'expectedCloseOn', 'engagedOn', 'closedOn', 'forecastCategory', 'keyDeal',
  'ownerId', 'teamId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById',
]

export function grants(grants: Grants, principal: Principal): void {
  for (const model of deals) {
    grants.scoped('read', model, principal.scope('pipeline:read'))
    grants.scoped(['create', 'update'], model, principal.scope('pipeline:write'))
    grants.scoped('delete', model, principal.scope('pipeline:delete'))
  }
  grants.scoped('read', 'Target', principal.scope('pipeline:read'))
  // A target is for somebody: its holder sees it whoever set it.
  if (principal.personId !== null) grants.can('read', 'Target', { personId: principal.personId })
  grants.scoped(['create', 'update', 'delete'], 'Target', principal.scope('pipeline:targets'))
  if (principal.has('pipeline:amounts')) {
    grants.can('read', 'Opportunity', undefined, amounts)
    for (const model of ['OpportunityLine', 'Split', 'Target']) grants.can('read', model)
  }
  if (principal.has('pipeline:read') || principal.has('pipeline:amounts')) grants.can('read', 'Stage')
  if (principal.has('pipeline:stages')) grants.can(['create', 'update', 'delete'], 'Stage')
}

/** What was proposed or approved is kept: a target is taken back only while it is a draft. */
export function restricts(restricts: Restricts): void {
  restricts.only('delete', 'Target', { status: 'DRAFT' })
}
