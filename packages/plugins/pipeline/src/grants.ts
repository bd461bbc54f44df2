import type { Grants, Principal, Restricts } from '@tenon/core'

const deals = ['Lead', 'Opportunity', 'OpportunityLine', 'Split', 'NeedItem', 'Solution', 'NegotiationRound', 'Quote', 'QuoteLine'] as const

/** What a deal is worth, to whom it belongs and how far it is; not how it is won. */
const amounts = [
  'code', 'name', 'customerId', 'productId', 'stageId', 'kind', 'amountMinor', 'currency', 'probabilityBp', 'probabilityManual', 'expectedCloseOn', 'engagedOn', 'closedOn', 'baseMinor', 'baseCurrency', 'baseRate', 'baseRateOn', 'forecastCategory', 'keyDeal',
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
  // What was reached is its person's, as the target is; it is typed by who sets targets, and never edited.
  grants.scoped('read', 'ActualFact', principal.scope('pipeline:read'))
  if (principal.personId !== null) grants.can('read', 'ActualFact', { personId: principal.personId })
  grants.scoped('create', 'ActualFact', principal.scope('pipeline:targets'))
  if (principal.has('pipeline:amounts')) {
    grants.can('read', 'Opportunity', undefined, amounts)
    for (const model of ['OpportunityLine', 'Split', 'Target', 'ActualFact']) grants.can('read', model)
  }
  if (principal.has('pipeline:read') || principal.has('pipeline:amounts')) grants.can('read', 'Stage')
  leads(grants, principal)
  market(grants, principal)
  if (principal.has('pipeline:stages')) grants.can(['read', 'create', 'update', 'delete'], 'Stage')
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

/** Nobody has it, and whoever sells may take it. */
const inPool = { ownerId: null, status: 'RECYCLED' }

function leads(grants: Grants, principal: Principal): void {
  for (const model of ['LeadTouch', 'ScoreEvent']) grants.scoped('read', model, principal.scope('pipeline:read'))
  if (principal.has('pipeline:claim')) {
    grants.can('read', 'Lead', inPool)
    grants.can('read', 'ScoreEvent', { lead: { is: inPool } })
  }
  // Whoever sees a lead may know where its score comes from, and by which numbers it is worked.
  if (principal.has('pipeline:read') || principal.has('pipeline:claim')) for (const model of ['ScoreRule', 'LeadPolicy']) grants.can('read', model)
  // Of no use to those who only work on leads.
  if (principal.has('pipeline:screen') || principal.scope('pipeline:read') === 'ALL') for (const model of ['AssignRule', 'LeadTaker']) grants.can('read', model)
  if (!principal.has('pipeline:lead-rules')) return
  for (const model of ['ScoreRule', 'AssignRule', 'LeadTaker', 'LeadForm']) grants.can(['read', 'create', 'update', 'delete'], model)
  grants.can(['read', 'update'], 'LeadPolicy')
}

function market(grants: Grants, principal: Principal): void {
  const scope = principal.scope('pipeline:research')
  for (const model of ['MarketResearch', 'ProductSuggestion']) grants.scoped('read', model, principal.scope('pipeline:read'))
  for (const model of ['MarketResearch', 'ProductSuggestion', 'Competitor', 'CompetitorNote']) grants.scoped(['read', 'create', 'update', 'delete'], model, scope)
  if (principal.has('pipeline:read')) for (const model of ['Competitor', 'CompetitorNote']) grants.can('read', model)
  if (principal.has('pipeline:suggestions')) grants.can('read', 'ProductSuggestion')
  if (principal.has('pipeline:read') || principal.has('pipeline:suggestions')) grants.can('read', 'MarketResearch', { status: 'PUBLISHED' })
  if (principal.scope('pipeline:read') === 'ALL') grants.can('read', 'SalesPlan')
  if (principal.has('pipeline:read')) grants.can('read', 'SalesPlan', { status: 'APPROVED' })
  if (principal.has('pipeline:plan')) grants.can(['read', 'create', 'update', 'delete'], 'SalesPlan')
}

/** Policy: "contact phone and e-mail are masked in the pool until claimed", and so is what they are compared by. Those who see all leads see them there too. */
export function restricts(restricts: Restricts, principal: Principal): void {
  if (principal.scope('pipeline:read') !== 'ALL') restricts.fields('read', 'Lead', ['phone', 'email', 'phoneKey', 'emailKey'], { NOT: inPool })
  // What was proposed or approved is kept: a target is taken back only while it is a draft.
  restricts.only('delete', 'Target', { status: 'DRAFT' })
}
