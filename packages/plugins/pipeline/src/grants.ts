import type { Grants, Principal, Restricts } from '@tenon/core'

const deals = ['Lead', 'Opportunity', 'OpportunityLine', 'Split', 'NeedItem', 'Solution', 'NegotiationRound', 'Quote', 'QuoteLine'] as const

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
  sections(grants, principal)
  forecasts(grants, principal)
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

/** Policy: "協同產品部門、技術部門等制定解決方案": each department writes its own section of any solution, and reads what the customer needs. */
function sections(grants: Grants, principal: Principal): void {
  const own = { 'pipeline:product-section': ['features', 'advantages'], 'pipeline:technical-section': ['implementation'], 'pipeline:service-section': ['afterSales'] }
  for (const [permission, columns] of Object.entries(own)) {
    if (!principal.has(permission)) continue
    for (const model of ['Solution', 'NeedItem']) grants.can('read', model)
    grants.can('update', 'Solution', { status: 'DRAFT' }, columns)
  }
}

/** A forecast is seen by whoever gave it, and by those who see the deals that it is made of. */
function forecasts(grants: Grants, principal: Principal): void {
  grants.scoped('read', 'ForecastSubmission', principal.scope('pipeline:read'))
  grants.scoped('create', 'ForecastSubmission', principal.scope('pipeline:forecast'))
  if (principal.has('pipeline:amounts')) grants.can('read', 'ForecastSubmission')
}

/** What was proposed or approved is kept: a target is taken back only while it is a draft. */
export function restricts(restricts: Restricts): void {
  restricts.only('delete', 'Target', { status: 'DRAFT' })
}
